package id.projectwise.logging.autoconfigure;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.unit.DataSize;

/**
 * The settings by name, and what each of them allows.
 */
enum LogSetting {

	MODE(lowerCase(LogMode.values())),

	LEVEL(names(LogLevel.values())),

	FORMAT("a format of a line"),

	DATEFMT("a format of a date"),

	RETENTION("a whole number of days, at least 0 (0 keeps all files)", (log) -> log.retention() >= 0),

	MONTH_FORMAT("a format of a month"),

	USE_UTC(List.of("true", "false")),

	ROOT_DIR("a path of the file system", (log) -> isPath(log.rootDir())),

	CONSOLE(List.of("true", "false")),

	CONSOLE_LEVEL(names(LogLevel.values())),

	MODULE_BY(lowerCase(ModuleBy.values())),

	MODULES("set for each module: log.modules.<module>=prefix,prefix"),

	COMPRESS(List.of("true", "false")),

	COMPRESS_AFTER("a whole number of days, at least 1", (log) -> log.compressAfter() >= 1),

	TOTAL_SIZE_CAP("a size above 0 such as 10GB", (log) -> isAtLeast(log.totalSizeCap(), 1)),

	MAX_FILE_SIZE("a size of at least 64KB, such as 100MB", (log) -> isAtLeast(log.maxFileSize(), 64 * 1024)),

	MAX_OPEN_FILES("a whole number, at least 8", (log) -> log.maxOpenFiles() >= 8),

	MAX_MODULES("a whole number, at least 1", (log) -> log.maxModules() >= 1),

	SOCKET_HOST("a host name or an address"),

	SOCKET_PORT("a port from 1 to 65535", (log) -> log.socket().port() >= 1 && log.socket().port() <= 65535);

	private static final Map<ConfigurationPropertyName, LogSetting> BY_NAME = Arrays.stream(values())
		.collect(Collectors.toMap(LogSetting::propertyName, Function.identity()));

	private final ConfigurationPropertyName propertyName;

	private final String allowed;

	private final List<String> choices;

	private final Predicate<LogProperties> check;

	LogSetting(List<String> choices) {
		this("one of " + String.join(", ", choices), choices, (log) -> true);
	}

	LogSetting(String allowed) {
		this(allowed, (log) -> true);
	}

	LogSetting(String allowed, Predicate<LogProperties> check) {
		this(allowed, List.of(), check);
	}

	LogSetting(String allowed, List<String> choices, Predicate<LogProperties> check) {
		String name = name().toLowerCase(Locale.ROOT).replace('_', '-').replace("socket-", "socket.");
		this.propertyName = ConfigurationPropertyName.of("log." + name);
		this.allowed = allowed;
		this.choices = choices;
		this.check = check;
	}

	ConfigurationPropertyName propertyName() {
		return this.propertyName;
	}

	String variable() {
		return "LOG_" + name();
	}

	/**
	 * What is allowed, to be read after "it must be".
	 * @return the words
	 */
	String allowed() {
		return this.allowed;
	}

	/**
	 * The allowed values if there are only a few.
	 * @return the values, or an empty list
	 */
	List<String> choices() {
		return this.choices;
	}

	boolean accepts(LogProperties properties) {
		return this.check.test(properties);
	}

	/**
	 * Find the setting to which a property belongs. Names that only look like ours, such
	 * as the {@code log.level.pattern} that {@code LOG_LEVEL_PATTERN} may stand for,
	 * belong to none.
	 * @param name the name of a property
	 * @return the setting, or {@code null}
	 */
	static @Nullable LogSetting of(ConfigurationPropertyName name) {
		LogSetting setting = BY_NAME.get(name);
		return (setting == null && MODULES.propertyName.isAncestorOf(name)) ? MODULES : setting;
	}

	private static List<String> names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).toList();
	}

	private static List<String> lowerCase(Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT)).toList();
	}

	private static boolean isAtLeast(@Nullable DataSize size, long bytes) {
		return size == null || size.toBytes() >= bytes;
	}

	private static boolean isPath(@Nullable String path) {
		try {
			return path == null || Path.of(path) != null;
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

}
