package id.projectwise.logging.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Settings with which logging cannot start.
 */
public final class LogConfigurationException extends RuntimeException {

	private final List<LogConfigurationProblem> problems;

	/**
	 * Create the exception.
	 * @param problems what is wrong, at least one
	 */
	LogConfigurationException(List<LogConfigurationProblem> problems) {
		super(problems.stream()
			.map((problem) -> problem.property() + ": " + problem.reason())
			.collect(Collectors.joining(" ")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Create the exception for one property whose value was refused by whoever uses it.
	 * @param environment where to look for the value and its origin
	 * @param property the property, such as {@code log.format}
	 * @param reason what is wrong, a sentence
	 * @param action the way out, a sentence
	 * @return the exception
	 */
	public static LogConfigurationException of(Environment environment, String property, String reason, String action) {
		return new LogConfigurationException(List.of(LogConfigurationProblem.of(new LogPropertySources(environment),
				ConfigurationPropertyName.of(property), reason, action)));
	}

	List<LogConfigurationProblem> problems() {
		return this.problems;
	}

}
