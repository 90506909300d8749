package id.projectwise.logging.autoconfigure;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import id.projectwise.logging.format.NearestName;
import id.projectwise.logging.journal.OverflowPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.unit.DataSize;

import static java.util.Objects.requireNonNullElse;

/**
 * Reads and checks the settings of an environment, and collects all that is wrong with
 * them. Spring Boot's own binding of the record gives the same result, but slows the
 * start (80 to 100 ms where this takes 4) and stops at the first wrong value.
 */
final class LogPropertiesBinder {

	private final LogPropertySources sources;

	private final List<LogConfigurationProblem> problems = new ArrayList<>();

	private LogPropertiesBinder(Environment environment) {
		this.sources = new LogPropertySources(environment);
	}

	/**
	 * Read the settings. Needs no application context.
	 * @param environment a configurable environment
	 * @return the settings
	 * @throws LogConfigurationException if settings are wrong, with all that are
	 */
	static LogProperties bind(Environment environment) {
		return new LogPropertiesBinder(environment).bind();
	}

	private LogProperties bind() {
		LogProperties properties = new LogProperties(choice(LogSetting.MODE, LogMode.FILE), level(LogSetting.LEVEL),
				text(LogSetting.FORMAT, "%(asctime)s %(levelname)s %(name)s: %(message)s"),
				text(LogSetting.DATEFMT, "%Y-%m-%d %H:%M:%S"), number(LogSetting.RETENTION, 90, 0, Integer.MAX_VALUE),
				text(LogSetting.MONTH_FORMAT, "%Y-%m"), flag(LogSetting.USE_UTC, false), path(LogSetting.ROOT_DIR),
				flag(LogSetting.CONSOLE, true), level(LogSetting.CONSOLE_LEVEL),
				choice(LogSetting.MODULE_BY, ModuleBy.LOGGER), modules(), flag(LogSetting.COMPRESS, false),
				number(LogSetting.COMPRESS_AFTER, 2, 1, Integer.MAX_VALUE), size(LogSetting.TOTAL_SIZE_CAP, 1),
				size(LogSetting.MAX_FILE_SIZE, 64 * 1024), number(LogSetting.MAX_OPEN_FILES, 256, 8, Integer.MAX_VALUE),
				number(LogSetting.MAX_MODULES, 1000, 1, Integer.MAX_VALUE), socket());
		if (!this.problems.isEmpty()) {
			throw new LogConfigurationException(this.problems);
		}
		return properties;
	}

	private LogProperties.Socket socket() {
		return new LogProperties.Socket(text(LogSetting.SOCKET_HOST, "127.0.0.1").strip(),
				number(LogSetting.SOCKET_PORT, 9020, 1, 65535), path(LogSetting.SOCKET_JOURNAL_DIR),
				requireNonNullElse(size(LogSetting.SOCKET_JOURNAL_MAX_SIZE, 1024 * 1024), DataSize.ofMegabytes(256)),
				choice(LogSetting.SOCKET_OVERFLOW, OverflowPolicy.DROP_OLDEST),
				time(LogSetting.SOCKET_BLOCK_TIMEOUT, 1, 1), flag(LogSetting.SOCKET_COMPRESS, false),
				time(LogSetting.SOCKET_CONNECT_TIMEOUT, 5, 1), time(LogSetting.SOCKET_ACK_TIMEOUT, 30, 1),
				time(LogSetting.SOCKET_SHUTDOWN_TIMEOUT, 5, 0), text(LogSetting.SOCKET_SHARED_KEY),
				new LogProperties.Socket.Ssl(text(LogSetting.SOCKET_SSL_BUNDLE)));
	}

	private @Nullable String text(LogSetting setting) {
		ConfigurationProperty property = this.sources.find(setting.propertyName());
		try {
			return (property != null) ? this.sources.resolvedText(property) : null;
		}
		catch (PlaceholderResolutionException ex) {
			refuse(setting, ex.getMessage() + ".");
			return null;
		}
	}

	private String text(LogSetting setting, String standard) {
		return requireNonNullElse(text(setting), standard);
	}

	private @Nullable String word(LogSetting setting) {
		String text = text(setting);
		return (text != null) ? text.strip().toLowerCase(Locale.ROOT) : null;
	}

	private <E extends Enum<E>> E choice(LogSetting setting, E standard) {
		return requireNonNullElse(choice(setting, standard.getDeclaringClass(), word(setting)), standard);
	}

	private @Nullable LogLevel level(LogSetting setting) {
		String word = word(setting);
		// YAML reads off as false
		return choice(setting, LogLevel.class, "false".equals(word) ? "off" : word);
	}

	private <E extends Enum<E>> @Nullable E choice(LogSetting setting, Class<E> type, @Nullable String word) {
		if (word != null) {
			for (E value : type.getEnumConstants()) {
				if (value.name().equalsIgnoreCase(word.replace('-', '_'))) {
					return value;
				}
			}
			refuse(setting);
		}
		return null;
	}

	private boolean flag(LogSetting setting, boolean standard) {
		String word = word(setting);
		if (word == null) {
			return standard;
		}
		return switch (word) {
			case "true", "on", "yes", "1" -> true;
			case "false", "off", "no", "0" -> false;
			default -> {
				refuse(setting);
				yield standard;
			}
		};
	}

	private int number(LogSetting setting, int standard, int least, int most) {
		String word = word(setting);
		try {
			int number = (word != null) ? Integer.parseInt(word) : standard;
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// refused below
		}
		refuse(setting);
		return standard;
	}

	private @Nullable DataSize size(LogSetting setting, long least) {
		String text = text(setting);
		try {
			DataSize size = (text != null) ? DataSize.parse(text.strip()) : null;
			if (size == null || size.toBytes() >= least) {
				return size;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			// refused below
		}
		refuse(setting);
		return null;
	}

	private Duration time(LogSetting setting, long standardSeconds, long leastMillis) {
		String word = word(setting);
		try {
			Duration time = (word != null) ? DurationStyle.detectAndParse(word) : Duration.ofSeconds(standardSeconds);
			if (time.toMillis() >= leastMillis && time.toMillis() <= Integer.MAX_VALUE) {
				return time;
			}
		}
		catch (IllegalArgumentException | ArithmeticException ex) {
			// refused below
		}
		refuse(setting);
		return Duration.ofSeconds(standardSeconds);
	}

	private @Nullable String path(LogSetting setting) {
		String text = text(setting);
		try {
			return (text != null) ? Path.of(text).toString() : null;
		}
		catch (InvalidPathException ex) {
			refuse(setting);
			return null;
		}
	}

	private Map<String, List<String>> modules() {
		if (text(LogSetting.MODULES) != null) {
			refuse(LogSetting.MODULES);
		}
		try {
			return this.sources.lists(LogSetting.MODULES.propertyName());
		}
		catch (BindException ex) {
			this.problems.add(LogConfigurationProblem.of(this.sources, ex.getName(),
					"It must be a list of prefixes of logger names.", "Change it to prefix,prefix or remove it."));
			return Map.of();
		}
	}

	private void refuse(LogSetting setting) {
		ConfigurationProperty property = this.sources.find(setting.propertyName());
		String nearest = (property == null) ? null
				: NearestName.of(this.sources.text(property).strip(), setting.choices());
		refuse(setting,
				"It must be " + setting.allowed() + ((nearest != null) ? "; the nearest is " + nearest : "") + ".");
	}

	private void refuse(LogSetting setting, String reason) {
		String written = this.sources.writtenName(setting.propertyName());
		this.problems.add(LogConfigurationProblem.of(this.sources, setting.propertyName(), reason,
				"Change " + written + " to " + setting.allowed() + ", or remove it to get the default."));
	}

}
