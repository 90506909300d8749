package id.projectwise.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the appender attached to the root logger: once, whatever is installed how often,
 * and again after somebody resets the Logback context. When the context is stopped, the
 * appender is closed.
 */
public final class AppenderRegistrar implements LoggerContextListener {

	private final LogAppender appender;

	private AppenderRegistrar(LogAppender appender) {
		this.appender = appender;
	}

	/**
	 * Return whether the appender is there, be it one that another class loader
	 * installed, as in an application that is restarted during development.
	 * @param context the Logback context
	 * @return whether it is attached and started
	 */
	public static boolean isInstalled(LoggerContext context) {
		Appender<ILoggingEvent> appender = root(context).getAppender(LogAppender.NAME);
		return appender != null && appender.isStarted();
	}

	/**
	 * Find the appender that is installed.
	 * @param context the Logback context
	 * @return the appender, or {@code null} if there is none, or one that another class
	 * loader installed
	 */
	public static @Nullable LogAppender find(LoggerContext context) {
		return (root(context).getAppender(LogAppender.NAME) instanceof LogAppender appender) ? appender : null;
	}

	/**
	 * Attach an appender; one that is installed already is closed.
	 * @param context the Logback context
	 * @param appender the appender
	 */
	public static void install(LoggerContext context, LogAppender appender) {
		for (LoggerContextListener listener : context.getCopyOfListenerList()) {
			if (listener instanceof AppenderRegistrar registrar) {
				context.removeListener(registrar);
				registrar.uninstall(context);
			}
		}
		AppenderRegistrar registrar = new AppenderRegistrar(appender);
		context.addListener(registrar);
		registrar.attach(context);
	}

	private void attach(LoggerContext context) {
		this.appender.setContext(context);
		this.appender.start();
		root(context).addAppender(this.appender);
	}

	private void uninstall(LoggerContext context) {
		root(context).detachAppender(this.appender);
		this.appender.close();
	}

	@Override
	public boolean isResetResistant() {
		return true;
	}

	@Override
	public void onReset(LoggerContext context) {
		attach(context);
	}

	@Override
	public void onStop(LoggerContext context) {
		uninstall(context);
	}

	@Override
	public void onStart(LoggerContext context) {
		// Attached already.
	}

	@Override
	public void onLevelChange(Logger logger, Level level) {
		// Levels are not this class's business.
	}

	private static Logger root(LoggerContext context) {
		return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

}
