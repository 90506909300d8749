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
import id.projectwise.logging.logback.EventSink;
import id.projectwise.logging.logback.ForeignConsoles;
import id.projectwise.logging.logback.LineSink;
import id.projectwise.logging.logback.LogAppender;
import id.projectwise.logging.logback.StartupFailureSink;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

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

	private final List<LogSinkProvider> providers;

	LogInstallation(LoggerContext context, ConfigurableEnvironment environment, ClassLoader classLoader) {
		this.context = context;
		this.environment = environment;
		this.ownConfiguration = LogbackConfigurationFiles.exist(environment, classLoader);
		this.stdio = McpStdio.isEnabled(environment);
		this.providers = SpringFactoriesLoader.forDefaultResourceLocation(classLoader).load(LogSinkProvider.class);
	}

	/**
	 * Install what the settings ask for.
	 * @throws LogConfigurationException if they cannot be followed
	 */
	void install() {
		LogProperties properties = LogPropertiesBinder.bind(this.environment);
		EventFormat format = EventFormats.create(properties, this.environment, this.context);
		List<EventSink> eventSinks = new ArrayList<>();
		List<LineSink> lineSinks = new ArrayList<>();
		addSinkOfMode(properties, format, eventSinks, lineSinks);
		addConsole(properties, lineSinks);
		takeOver();
		setRootLevel(properties);
		StartupFailureSink.letReportsThrough(this.context);
		AppenderRegistrar.install(this.context, new LogAppender(format, eventSinks, lineSinks));
	}

	/**
	 * Install nothing but standard error, for telling why {@link #install()} failed.
	 */
	void installOnStderr() {
		takeOver();
		StartupFailureSink.letReportsThrough(this.context);
		AppenderRegistrar.install(this.context, new LogAppender(EventFormats.createDefault(this.environment), List.of(),
				List.of(ConsoleSink.stderr(Level.INFO))));
	}

	private void addSinkOfMode(LogProperties properties, EventFormat format, List<EventSink> eventSinks,
			List<LineSink> lineSinks) {
		LineSink own = ownSink(properties, format);
		if (own != null) {
			lineSinks.add(own);
		}
		else if (properties.mode() == LogMode.FILE) {
			lineSinks.add(FileSinkFactory.create(properties, this.environment, format, this.context));
		}
		else if (properties.mode() == LogMode.SOCKET) {
			eventSinks.add(SocketSinkFactory.create(properties, this.environment, format, this.context));
		}
	}

	private void addConsole(LogProperties properties, List<LineSink> lineSinks) {
		boolean console = properties.mode() == LogMode.STDOUT || properties.console() && !isSwitchedOffByBoot();
		if (console && !hasConsole()) {
			lineSinks.add(consoleSink(properties));
		}
		if (!(console && showsErrors(properties) && (this.stdio || Terminal.isAttached()))) {
			lineSinks.add(new StartupFailureSink());
		}
	}

	private @Nullable LineSink ownSink(LogProperties properties, EventFormat format) {
		for (LogSinkProvider provider : this.providers) {
			LineSink sink = provider.create(properties, this.environment, format, this.context);
			if (sink != null) {
				return sink;
			}
		}
		return null;
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
