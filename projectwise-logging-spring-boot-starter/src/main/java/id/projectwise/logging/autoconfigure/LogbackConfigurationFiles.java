package id.projectwise.logging.autoconfigure;

import java.util.List;

import org.springframework.core.env.Environment;

/**
 * Whether the application brings a Logback configuration of its own, found where Spring
 * Boot looks for it.
 */
final class LogbackConfigurationFiles {

	private static final List<String> NAMES = List.of("logback-test.xml", "logback.xml", "logback-test-spring.xml",
			"logback-spring.xml");

	private LogbackConfigurationFiles() {
	}

	static boolean exist(Environment environment, ClassLoader classLoader) {
		String location = environment.getProperty("logging.config", "").strip();
		// Spring Boot takes this for a slip in a start script and ignores it.
		if (!location.isEmpty() && !location.startsWith("-D")) {
			return true;
		}
		for (String name : NAMES) {
			if (classLoader.getResource(name) != null) {
				return true;
			}
		}
		return false;
	}

}
