package id.projectwise.logging.autoconfigure;

import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.logback.LogAppender;
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
 * system and each record in the journal when the call returns. Appenders that others have
 * added are stopped at the time at which Boot would have done it. Where there is a
 * Logback configuration of the application's own, or a sink of its own, all is left to
 * Boot.
 */
final class ShutdownLogging implements EnvironmentPostProcessor, Ordered {

	private static final String NAME = "projectwiseShutdownLogging";

	private static final String REGISTER_SHUTDOWN_HOOK = "logging.register-shutdown-hook";

	/** One object, so that it is registered once. */
	private static final Runnable STOP_OTHERS = () -> {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			stopOthers(context);
		}
	};

	@Override
	public int getOrder() {
		return DotenvEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.containsProperty(REGISTER_SHUTDOWN_HOOK) && isAllOurs(environment, application)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource(NAME, Map.of(REGISTER_SHUTDOWN_HOOK, "false")));
			SpringApplication.getShutdownHandlers().add(STOP_OTHERS);
		}
	}

	private static boolean isAllOurs(ConfigurableEnvironment environment, SpringApplication application) {
		ClassLoader classLoader = application.getClassLoader();
		return LoggerFactory.getILoggerFactory() instanceof LoggerContext
				&& !LogbackConfigurationFiles.exist(environment, classLoader)
				&& SpringFactoriesLoader.forDefaultResourceLocation(classLoader).load(LogSinkProvider.class).isEmpty();
	}

	static void stopOthers(LoggerContext context) {
		for (Logger logger : context.getLoggerList()) {
			logger.iteratorForAppenders().forEachRemaining((appender) -> {
				if (!LogAppender.NAME.equals(appender.getName())) {
					appender.stop();
				}
			});
		}
	}

}
