package id.projectwise.logging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/**
 * One wrong setting.
 *
 * @param property the property or variable as the user wrote it
 * @param value its value, untrusted text, or {@code null} if there is none
 * @param origin where it was set, or {@code null} if unknown
 * @param reason what is wrong, a sentence
 * @param action the way out, a sentence
 */
record LogConfigurationProblem(String property, @Nullable String value, @Nullable Origin origin, String reason,
		String action) {

	/**
	 * Describe the value that an environment has for a property.
	 * @param sources where to look for the value and its origin
	 * @param name the property
	 * @param reason what is wrong, a sentence
	 * @param action the way out, a sentence
	 * @return the problem
	 */
	static LogConfigurationProblem of(LogPropertySources sources, ConfigurationPropertyName name, String reason,
			String action) {
		ConfigurationProperty property = sources.find(name);
		if (property == null) {
			return new LogConfigurationProblem(name.toString(), null, null, reason, action);
		}
		return new LogConfigurationProblem(sources.writtenName(name), sources.text(property), property.getOrigin(),
				reason, action);
	}

}
