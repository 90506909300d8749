package id.projectwise.logging.autoconfigure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Reads and checks the settings of an environment, and collects all that is wrong with
 * them.
 */
final class LogPropertiesBinder implements BindHandler {

	private final LogPropertySources sources;

	private final List<LogConfigurationProblem> problems = new ArrayList<>();

	private LogPropertiesBinder(Environment environment) {
		this.sources = new LogPropertySources(environment);
	}

	/**
	 * Read the settings. Needs no application context.
	 * @param environment a configurable environment
	 * @return the settings
	 * @throws LogConfigurationException if settings are wrong, with all that are
	 */
	static LogProperties bind(Environment environment) {
		return new LogPropertiesBinder(environment).bind();
	}

	private LogProperties bind() {
		LogProperties properties = this.sources.binder().bindOrCreate("log", Bindable.of(LogProperties.class), this);
		Arrays.stream(LogSetting.values())
			.filter((setting) -> !setting.accepts(properties))
			.forEach((setting) -> this.problems.add(problem(setting, setting.propertyName(), null)));
		if (!this.problems.isEmpty()) {
			throw new LogConfigurationException(this.problems);
		}
		return properties;
	}

	@Override
	public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
			Exception error) throws Exception {
		LogSetting setting = LogSetting.of(name);
		if (setting == null) {
			throw error;
		}
		this.problems.add(problem(setting, name, error));
		return null;
	}

	private LogConfigurationProblem problem(LogSetting setting, ConfigurationPropertyName name,
			@Nullable Exception error) {
		String reason = "It must be " + setting.allowed() + nearest(setting, name) + ".";
		if (error instanceof PlaceholderResolutionException) {
			reason = error.getMessage() + ".";
		}
		String written = this.sources.writtenName(name);
		String action = "Change " + written + " to " + setting.allowed() + ", or remove it to get the default.";
		return LogConfigurationProblem.of(this.sources, name, reason, action);
	}

	private String nearest(LogSetting setting, ConfigurationPropertyName name) {
		return Optional.ofNullable(this.sources.find(name))
			.flatMap((property) -> NearestName.of(this.sources.text(property).strip(), setting.choices()))
			.map((choice) -> "; the nearest is " + choice)
			.orElse("");
	}

}
