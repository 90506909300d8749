package id.projectwise.logging.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * What an environment says about our settings. An empty value is as good as none, so that
 * a source below may set it; only an empty {@code log.datefmt} has a meaning.
 */
final class LogPropertySources {

	private static final Bindable<Map<String, List<String>>> LISTS_BY_NAME = Bindable
		.of(ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class),
				ResolvableType.forClassWithGenerics(List.class, String.class)));

	private final List<ConfigurationPropertySource> sources = new ArrayList<>();

	private final PropertySourcesPlaceholdersResolver placeholders;

	LogPropertySources(Environment environment) {
		this.placeholders = new PropertySourcesPlaceholdersResolver(environment);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			this.sources.add(source);
		}
	}

	/**
	 * Find a property in the strongest source that sets it.
	 * @param name the property
	 * @return the property, or {@code null} if none sets it
	 */
	@Nullable ConfigurationProperty find(ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : this.sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null && isSet(property)) {
				return property;
			}
		}
		return null;
	}

	private boolean isSet(ConfigurationProperty property) {
		return property.getName().equals(LogSetting.DATEFMT.propertyName()) || !text(property).isBlank();
	}

	/**
	 * Bind lists that are named by the last part of their property.
	 * @param name the name above the lists
	 * @return the lists by name
	 */
	Map<String, List<String>> lists(ConfigurationPropertyName name) {
		List<ConfigurationPropertySource> lists = new ArrayList<>();
		for (ConfigurationPropertySource source : this.sources) {
			if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				lists.add(source.filter((key) -> name.isAncestorOf(key) && isSet(source, key)));
			}
		}
		return lists.isEmpty() ? Map.of()
				: new Binder(lists, this.placeholders).bind(name, LISTS_BY_NAME).orElse(Map.of());
	}

	private boolean isSet(ConfigurationPropertySource source, ConfigurationPropertyName name) {
		ConfigurationProperty property = source.getConfigurationProperty(name);
		return property == null || isSet(property);
	}

	/**
	 * Return the name of a property as the user wrote it where it is set.
	 * @param name the property
	 * @return its name there, such as {@code LOG_MODE}
	 */
	String writtenName(ConfigurationPropertyName name) {
		return (Origin.from(find(name)) instanceof PropertySourceOrigin origin) ? origin.getPropertyName()
				: name.toString();
	}

	/**
	 * Return the text of a property with its placeholders replaced.
	 * @param property the property
	 * @return the text
	 * @throws PlaceholderResolutionException if placeholders stand for each other
	 */
	String resolvedText(ConfigurationProperty property) {
		return Objects.toString(this.placeholders.resolvePlaceholders(property.getValue()));
	}

	/**
	 * Return the text of a property with its placeholders replaced if possible.
	 * @param property the property
	 * @return the text
	 */
	String text(ConfigurationProperty property) {
		try {
			return resolvedText(property);
		}
		catch (PlaceholderResolutionException ex) {
			return property.getValue().toString();
		}
	}

}
