package id.projectwise.logging.autoconfigure;

import java.util.List;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Whether the application brings a Logback configuration of its own, found where Spring
 * Boot looks for it.
 */
final class LogbackConfigurationFiles {

	private static final List<String> NAMES = List.of("logback-test.xml", "logback.xml", "logback-test-spring.xml",
			"logback-spring.xml", "logback-test.groovy", "logback.groovy", "logback-test-spring.groovy",
			"logback-spring.groovy");

	private LogbackConfigurationFiles() {
	}

	static boolean exist(Environment environment, ClassLoader classLoader) {
		return StringUtils.hasText(environment.getProperty("logging.config"))
				|| NAMES.stream().anyMatch((name) -> classLoader.getResource(name) != null);
	}

}
