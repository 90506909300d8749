package id.projectwise.logging.logback;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.status.OnConsoleStatusListener;
import ch.qos.logback.core.status.OnErrorConsoleStatusListener;
import ch.qos.logback.core.status.StatusListener;

/**
 * The console appenders and status printers that others configured.
 */
public final class ForeignConsoles {

	private ForeignConsoles() {
	}

	/**
	 * Return whether somebody else already writes to the console.
	 * @param context the Logback context
	 * @return whether there is a console appender
	 */
	public static boolean exist(LoggerContext context) {
		return !find(context).isEmpty();
	}

	/**
	 * Send everything that others write to standard output to standard error instead:
	 * console appenders and Logback's own status messages.
	 * @param context the Logback context
	 */
	public static void redirectToStderr(LoggerContext context) {
		find(context).forEach((appender) -> {
			appender.stop();
			appender.setTarget(ConsoleTarget.SystemErr.getName());
			appender.start();
		});
		for (StatusListener listener : context.getStatusManager().getCopyOfStatusListenerList()) {
			if (listener.getClass() == OnConsoleStatusListener.class) {
				context.getStatusManager().remove(listener);
				OnErrorConsoleStatusListener stderr = new OnErrorConsoleStatusListener();
				stderr.setContext(context);
				context.getStatusManager().add(stderr);
				stderr.start();
			}
		}
	}

	private static List<ConsoleAppender<ILoggingEvent>> find(LoggerContext context) {
		List<ConsoleAppender<ILoggingEvent>> found = new ArrayList<>();
		for (Logger logger : context.getLoggerList()) {
			collect(logger.iteratorForAppenders(), found);
		}
		return found;
	}

	private static void collect(Iterator<Appender<ILoggingEvent>> appenders,
			List<ConsoleAppender<ILoggingEvent>> found) {
		while (appenders.hasNext()) {
			Appender<ILoggingEvent> appender = appenders.next();
			if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
				found.add(console);
			}
			else if (appender instanceof AppenderAttachable<?> parent) {
				collect(children(parent), found);
			}
		}
	}

	@SuppressWarnings("unchecked") // appenders of a LoggerContext take logging events
	private static Iterator<Appender<ILoggingEvent>> children(AppenderAttachable<?> parent) {
		return ((AppenderAttachable<ILoggingEvent>) parent).iteratorForAppenders();
	}

}
