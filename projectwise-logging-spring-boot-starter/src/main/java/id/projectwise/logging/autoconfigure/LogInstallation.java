package id.projectwise.logging.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import id.projectwise.logging.logback.AppenderRegistrar;
import id.projectwise.logging.logback.ConsoleSink;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.ForeignConsoles;
import id.projectwise.logging.logback.LineSink;
import id.projectwise.logging.logback.LogAppender;
import id.projectwise.logging.logback.StartupFailureSink;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Puts together what the settings ask for and attaches it to Logback.
 */
final class LogInstallation {

	/** The appenders of Spring Boot's own configuration, which give way. */
	private static final List<String> BOOT_APPENDERS = List.of("CONSOLE", "FILE");

	private final LoggerContext context;

	private final ConfigurableEnvironment environment;

	private final boolean ownConfiguration;

	private final boolean stdio;

	LogInstallation(LoggerContext context, ConfigurableEnvironment environment, ClassLoader classLoader) {
		this.context = context;
		this.environment = environment;
		this.ownConfiguration = LogbackConfigurationFiles.exist(environment, classLoader);
		this.stdio = McpStdio.isEnabled(environment);
	}

	/**
	 * Install what the settings ask for.
	 * @throws LogConfigurationException if they cannot be followed
	 */
	void install() {
		LogProperties properties = LogPropertiesBinder.bind(this.environment);
		EventFormat format = EventFormats.create(properties, this.environment, this.context);
		List<LineSink> sinks = sinks(properties, format);
		takeOver();
		setRootLevel(properties);
		StartupFailureSink.letReportsThrough(this.context);
		AppenderRegistrar.install(this.context, new LogAppender(format, sinks));
	}

	/**
	 * Install nothing but standard error, for telling why {@link #install()} failed.
	 */
	void installOnStderr() {
		takeOver();
		StartupFailureSink.letReportsThrough(this.context);
		AppenderRegistrar.install(this.context,
				new LogAppender(EventFormats.createDefault(this.environment), List.of(ConsoleSink.stderr(Level.INFO))));
	}

	private List<LineSink> sinks(LogProperties properties, EventFormat format) {
		List<LineSink> sinks = new ArrayList<>();
		boolean console = properties.console() && !isSwitchedOffByBoot();
		switch (properties.mode()) {
			case FILE -> sinks.add(new FileSinkFactory(properties, this.environment, this.context).create(format));
			case STDOUT -> console = true;
			case SOCKET -> throw LogConfigurationException.of(this.environment, "log.mode",
					"Shipping to a log listener is not part of this release.", "Set LOG_MODE to file or stdout.");
		}
		if (console && !hasConsole()) {
			sinks.add(consoleSink(properties));
		}
		if (!(console && showsErrors(properties) && (this.stdio || Terminal.isAttached()))) {
			sinks.add(new StartupFailureSink());
		}
		return sinks;
	}

	/** Spring Boot's own switch counts unless ours is set. */
	private boolean isSwitchedOffByBoot() {
		return !this.environment.getProperty("logging.console.enabled", Boolean.class, true)
				&& new LogPropertySources(this.environment).find(LogSetting.CONSOLE.propertyName()) == null;
	}

	private boolean hasConsole() {
		return this.ownConfiguration && ForeignConsoles.exist(this.context);
	}

	private ConsoleSink consoleSink(LogProperties properties) {
		LogLevel level = properties.consoleLevel();
		boolean threshold = level != null && properties.mode() != LogMode.STDOUT;
		Level lowest = (threshold && level != null) ? EventFormats.toLogback(level) : Level.TRACE;
		return this.stdio ? ConsoleSink.stderr(lowest) : ConsoleSink.stdout(lowest, isColored(properties));
	}

	private static boolean showsErrors(LogProperties properties) {
		return properties.consoleLevel() != LogLevel.OFF || properties.mode() == LogMode.STDOUT;
	}

	private static boolean isColored(LogProperties properties) {
		return !EventFormats.isStructured(properties)
				&& AnsiOutput.toString(AnsiColor.RED, "text").length() > "text".length();
	}

	private void takeOver() {
		if (!this.ownConfiguration) {
			for (String name : BOOT_APPENDERS) {
				stop(name);
			}
			// Costs a lot for every exception, and no format of ours shows it.
			this.context.setPackagingDataEnabled(false);
		}
		if (this.stdio) {
			ForeignConsoles.redirectToStderr(this.context);
		}
	}

	private void stop(String name) {
		Logger root = root();
		Appender<ILoggingEvent> appender = root.getAppender(name);
		if (appender != null) {
			root.detachAppender(appender);
			appender.stop();
		}
	}

	private void setRootLevel(LogProperties properties) {
		boolean explicit = properties.level() != null;
		if (!this.environment.containsProperty("logging.level.root") && (explicit || !this.ownConfiguration)) {
			root().setLevel(EventFormats.toLogback(properties.effectiveLevel()));
		}
	}

	private Logger root() {
		return this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

}
