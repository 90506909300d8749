package id.projectwise.logging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.logback.AppenderRegistrar;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Installs the appender right after Spring Boot has set up Logback, so that the first
 * line an application logs is there. Does nothing if an appender is installed already, as
 * with child contexts and further applications of one JVM: the first one decides.
 */
final class LogInstaller implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	LogInstaller() {
		StartupClasses.preload();
	}

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		try {
			installOnce(event);
		}
		finally {
			McpStdio.releaseStandardOutput();
		}
	}

	private static void installOnce(ApplicationEnvironmentPreparedEvent event) {
		if (LoggingSystem.NONE.equals(System.getProperty(LoggingSystem.SYSTEM_PROPERTY))) {
			return;
		}
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		if (!(factory instanceof LoggerContext context)) {
			System.err.println("projectwise-logging works with Logback and found " + factory.getClass().getName()
					+ ": LOG_MODE has no effect. Remove the other logging backend, or this starter.");
			return;
		}
		if (!AppenderRegistrar.isInstalled(context)) {
			install(context, event);
		}
	}

	private static void install(LoggerContext context, ApplicationEnvironmentPreparedEvent event) {
		LogInstallation installation = new LogInstallation(context, event.getEnvironment(),
				event.getSpringApplication().getClassLoader());
		try {
			installation.install();
		}
		catch (RuntimeException ex) {
			installation.installOnStderr();
			throw ex;
		}
	}

}
