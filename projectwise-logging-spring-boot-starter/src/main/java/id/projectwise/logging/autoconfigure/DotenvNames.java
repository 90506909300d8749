package id.projectwise.logging.autoconfigure;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.logging.LoggingSystemProperty;

/**
 * Which names in a {@code .env} file are whose.
 */
final class DotenvNames {

	/** Followed by the name of a module. */
	private static final String MODULES = LogSetting.MODULES.variable() + "_";

	/**
	 * Our variables, without those of single modules.
	 */
	static final Set<String> OURS = Stream
		.concat(Stream.of(ProjectRoot.VARIABLE), Arrays.stream(LogSetting.values()).map(LogSetting::variable))
		.collect(Collectors.toUnmodifiableSet());

	/**
	 * Variables of Spring Boot: those it exports, and those of its start script.
	 */
	private static final Set<String> BOOTS = Stream
		.concat(Stream.of("LOG_FOLDER", "LOG_FILENAME"),
				Arrays.stream(LoggingSystemProperty.values()).map(LoggingSystemProperty::getEnvironmentVariableName))
		.collect(Collectors.toUnmodifiableSet());

	private DotenvNames() {
	}

	/**
	 * Whether a name is one of our variables. Those of the log listener, which shares the
	 * file with its workers, are for the listener to know.
	 * @param key the name
	 * @return whether it is taken
	 */
	static boolean isOurs(String key) {
		return OURS.contains(key) || key.startsWith("LOG_LISTENER_")
				|| (key.startsWith(MODULES) && key.length() > MODULES.length());
	}

	/**
	 * Whether a name looks like one of ours but is none, and so may be misspelt.
	 * @param key the name
	 * @return whether to tell the user
	 */
	static boolean isSuspicious(String key) {
		return key.startsWith("LOG_") && !isOurs(key) && !BOOTS.contains(key);
	}

}
