package id.projectwise.logging.autoconfigure;

import java.util.Map;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Keeps Spring Boot from stopping Logback when the process ends, unless it is told to by
 * {@code logging.register-shutdown-hook}: threads of the application log until the
 * process is gone, and our sinks need no end, because each line is with the operating
 * system and each record in the journal when the call returns. Appenders of an
 * application's own Logback configuration, and sinks of its own, may need one.
 */
final class ShutdownLogging implements EnvironmentPostProcessor, Ordered {

	private static final String NAME = "projectwiseShutdownLogging";

	private static final String REGISTER_SHUTDOWN_HOOK = "logging.register-shutdown-hook";

	@Override
	public int getOrder() {
		return DotenvEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		ClassLoader classLoader = application.getClassLoader();
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext
				&& !LogbackConfigurationFiles.exist(environment, classLoader)
				&& SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
					.load(LogSinkProvider.class)
					.isEmpty()) {
			environment.getPropertySources()
				.addLast(new MapPropertySource(NAME, Map.of(REGISTER_SHUTDOWN_HOOK, "false")));
		}
	}

}
