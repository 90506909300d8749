package id.projectwise.logging.autoconfigure;

import java.util.List;
import java.util.Locale;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The settings by name, and what each of them allows.
 */
enum LogSetting {

	MODE(List.of("file", "stdout", "socket")),

	LEVEL(levels()),

	FORMAT("a format of a line"),

	DATEFMT("a format of a date"),

	RETENTION("a whole number of days, at least 0 (0 keeps all files)"),

	MONTH_FORMAT("a format of a month"),

	USE_UTC(booleans()),

	ROOT_DIR("a path of the file system"),

	CONSOLE(booleans()),

	CONSOLE_LEVEL(levels()),

	MODULE_BY(List.of("logger", "package")),

	MODULES("set for each module: log.modules.<module>=prefix,prefix"),

	COMPRESS(booleans()),

	COMPRESS_AFTER("a whole number of days, at least 1"),

	TOTAL_SIZE_CAP("a size above 0 such as 10GB"),

	MAX_FILE_SIZE("a size of at least 64KB, such as 100MB"),

	MAX_OPEN_FILES("a whole number, at least 8"),

	MAX_MODULES("a whole number, at least 1"),

	SOCKET_HOST("a host name or an address"),

	SOCKET_PORT("a port from 1 to 65535"),

	SOCKET_JOURNAL_DIR("a path of the file system"),

	SOCKET_JOURNAL_MAX_SIZE("a size of at least 1MB, such as 256MB"),

	SOCKET_OVERFLOW(List.of("drop-oldest", "drop-newest", "block")),

	SOCKET_BLOCK_TIMEOUT("a time of at least 1ms, such as 5s"),

	SOCKET_COMPRESS(booleans()),

	SOCKET_CONNECT_TIMEOUT("a time of at least 1ms, such as 5s"),

	SOCKET_ACK_TIMEOUT("a time of at least 1ms, such as 5s"),

	SOCKET_SHUTDOWN_TIMEOUT("a time such as 5s, or 0"),

	SOCKET_SHARED_KEY("a secret"),

	SOCKET_SSL_BUNDLE("the name of a bundle under spring.ssl.bundle");

	private final ConfigurationPropertyName propertyName;

	private final String allowed;

	private final List<String> choices;

	LogSetting(List<String> choices) {
		this("one of " + String.join(", ", choices), choices);
	}

	LogSetting(String allowed) {
		this(allowed, List.of());
	}

	LogSetting(String allowed, List<String> choices) {
		String name = name().toLowerCase(Locale.ROOT)
			.replace('_', '-')
			.replace("socket-", "socket.")
			.replace(".ssl-", ".ssl.");
		this.propertyName = ConfigurationPropertyName.of("log." + name);
		this.allowed = allowed;
		this.choices = choices;
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

	private static List<String> levels() {
		return List.of("TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "CRITICAL", "FATAL", "OFF");
	}

	private static List<String> booleans() {
		return List.of("true", "false");
	}

}
