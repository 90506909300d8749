package id.projectwise.logging.logback;

import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.format.LineBuffer;

/**
 * Shows on standard error what Spring Boot says when an application fails to start, so
 * that nobody has to look for it in files.
 */
public final class StartupFailureSink implements LineSink {

	private static final Set<String> LOGGERS = Set.of("org.springframework.boot.SpringApplication",
			"org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter");

	private final ConsoleSink stderr = ConsoleSink.stderr(Level.ERROR);

	/**
	 * Let the reports of a failed start through where a level such as {@code OFF} for all
	 * loggers would hide them. An own level of their loggers stays.
	 * @param context the Logback context
	 */
	public static void letReportsThrough(LoggerContext context) {
		for (String name : LOGGERS) {
			Logger logger = context.getLogger(name);
			if (logger.getLevel() == null && !logger.isErrorEnabled()) {
				logger.setLevel(Level.ERROR);
			}
		}
	}

	@Override
	public boolean wants(ILoggingEvent event) {
		return this.stderr.wants(event) && LOGGERS.contains(event.getLoggerName());
	}

	@Override
	public void write(ILoggingEvent event, LineBuffer line) {
		this.stderr.write(event, line);
	}

	@Override
	public void close() {
		this.stderr.close();
	}

}
