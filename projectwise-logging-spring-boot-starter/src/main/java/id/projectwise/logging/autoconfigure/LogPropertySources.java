package id.projectwise.logging.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * What an environment says about our settings and nothing else. An empty value is as good
 * as none, so that a source below may set it; only an empty {@code log.datefmt} has a
 * meaning.
 */
final class LogPropertySources {

	private final List<ConfigurationPropertySource> sources;

	private final PropertySourcesPlaceholdersResolver placeholders;

	LogPropertySources(Environment environment) {
		this.placeholders = new PropertySourcesPlaceholdersResolver(environment);
		this.sources = StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
			.map(this::onlyOurs)
			.toList();
	}

	private ConfigurationPropertySource onlyOurs(ConfigurationPropertySource source) {
		return source.filter((name) -> {
			LogSetting setting = LogSetting.of(name);
			return setting == LogSetting.DATEFMT || (setting != null && isSet(source.getConfigurationProperty(name)));
		});
	}

	private boolean isSet(@Nullable ConfigurationProperty property) {
		return property == null || !text(property).isBlank();
	}

	Binder binder() {
		return new Binder(this.sources, this.placeholders);
	}

	@Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		return this.sources.stream()
			.map((source) -> source.getConfigurationProperty(name))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return the name of a property as the user wrote it where it is set.
	 * @param name the property
	 * @return its name there, such as {@code LOG_MODE}
	 */
	String writtenName(ConfigurationPropertyName name) {
		ConfigurationProperty property = find(name);
		return (Origin.from(property) instanceof PropertySourceOrigin origin) ? origin.getPropertyName()
				: name.toString();
	}

	/**
	 * Return the text of a property with its placeholders replaced as far as possible.
	 * @param property the property
	 * @return the text
	 */
	String text(ConfigurationProperty property) {
		try {
			return Objects.toString(this.placeholders.resolvePlaceholders(property.getValue()));
		}
		catch (PlaceholderResolutionException ex) {
			return property.getValue().toString();
		}
	}

}
