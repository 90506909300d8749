package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import id.projectwise.logging.journal.OverflowPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.logging.logback.RollingPolicySystemProperty;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link LogPropertiesBinder}, {@link LogProperties} and {@link LogSetting}.
 */
class LogPropertiesBinderTests {

	private final FakeEnvironment environment = new FakeEnvironment();

	@Test
	void hasTheDefaultsOfTheContract() {
		LogProperties properties = LogPropertiesBinder.bind(this.environment);
		assertThat(properties).isEqualTo(new LogProperties(LogMode.FILE, null,
				"%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S", 90, "%Y-%m", false, null, true,
				null, ModuleBy.LOGGER, Map.of(), false, 2, null, null, 256, 1000,
				new LogProperties.Socket("127.0.0.1", 9020, null, DataSize.ofMegabytes(256), OverflowPolicy.DROP_OLDEST,
						Duration.ofSeconds(1), false, Duration.ofSeconds(5), Duration.ofSeconds(30),
						Duration.ofSeconds(5), null, new LogProperties.Socket.Ssl(null))));
		assertThat(properties.effectiveLevel()).isEqualTo(LogLevel.INFO);
	}

	@Test
	void bindsEveryVariable() {
		this.environment.variable("LOG_MODE", "socket")
			.variable("LOG_LEVEL", "debug")
			.variable("LOG_FORMAT", "%(message)s")
			.variable("LOG_DATEFMT", "%H")
			.variable("LOG_RETENTION", "0")
			.variable("LOG_MONTH_FORMAT", "yyyyMM")
			.variable("LOG_USE_UTC", "TRUE")
			.variable("LOG_ROOT_DIR", "/srv")
			.variable("LOG_CONSOLE", "Off")
			.variable("LOG_CONSOLE_LEVEL", "error")
			.variable("LOG_MODULE_BY", "package")
			.variable("LOG_MODULES_ORDERS", "com.acme.orders,com.acme.cart")
			.variable("LOG_COMPRESS", "true")
			.variable("LOG_COMPRESS_AFTER", "1")
			.variable("LOG_TOTAL_SIZE_CAP", "1GB")
			.variable("LOG_MAX_FILE_SIZE", "64KB")
			.variable("LOG_MAX_OPEN_FILES", "8")
			.variable("LOG_MAX_MODULES", "1")
			.variable("LOG_SOCKET_HOST", "logs.internal")
			.variable("LOG_SOCKET_PORT", "65535")
			.variable("LOG_SOCKET_JOURNAL_DIR", "/spool")
			.variable("LOG_SOCKET_JOURNAL_MAX_SIZE", "1MB")
			.variable("LOG_SOCKET_OVERFLOW", "Drop-Newest")
			.variable("LOG_SOCKET_BLOCK_TIMEOUT", "200ms")
			.variable("LOG_SOCKET_COMPRESS", "true")
			.variable("LOG_SOCKET_CONNECT_TIMEOUT", "PT2S")
			.variable("LOG_SOCKET_ACK_TIMEOUT", "1m")
			.variable("LOG_SOCKET_SHUTDOWN_TIMEOUT", "0")
			.variable("LOG_SOCKET_SHARED_KEY", " secret ")
			.variable("LOG_SOCKET_SSL_BUNDLE", "logs");
		assertThat(LogPropertiesBinder.bind(this.environment)).isEqualTo(new LogProperties(LogMode.SOCKET,
				LogLevel.DEBUG, "%(message)s", "%H", 0, "yyyyMM", true, "/srv", false, LogLevel.ERROR, ModuleBy.PACKAGE,
				Map.of("orders", List.of("com.acme.orders", "com.acme.cart")), true, 1, DataSize.ofGigabytes(1),
				DataSize.ofKilobytes(64), 8, 1,
				new LogProperties.Socket("logs.internal", 65535, "/spool", DataSize.ofMegabytes(1),
						OverflowPolicy.DROP_NEWEST, Duration.ofMillis(200), true, Duration.ofSeconds(2),
						Duration.ofMinutes(1), Duration.ZERO, " secret ", new LogProperties.Socket.Ssl("logs"))));
	}

	@Test
	void agreesWithBootOnDefaultsAndSoWithTheMetadata() {
		assertThat(LogPropertiesBinder.bind(this.environment))
			.isEqualTo(Binder.get(this.environment).bindOrCreate("log", LogProperties.class));
	}

	@Test
	void agreesWithBootOnValuesOfEveryKind() {
		this.environment.yml("log.mode", " Stdout ")
			.yml("log.level", false)
			.yml("log.retention", 7)
			.yml("log.useUtc", "ON")
			.yml("log.console", "0")
			.yml("log.total-size-cap", "5000")
			.yml("log.modules.a", "x, y")
			.yml("log.modules.b.c[0]", "z")
			.yml("log.socket.port", " 1234 ")
			.yml("log.socket.overflow", "block")
			.yml("log.socket.journal-max-size", "2MB")
			.yml("log.socket.ack-timeout", "2500")
			.yml("log.socket.shared-key", "secret")
			.yml("log.socket.ssl.bundle", "logs");
		assertThat(LogPropertiesBinder.bind(this.environment))
			.isEqualTo(Binder.get(this.environment).bindOrCreate("log", LogProperties.class));
	}

	@Test
	void takesListOfAModuleFromOneSourceOnly() {
		this.environment.systemProperty("log.modules.a[0]", "x")
			.yml("log.modules.a[0]", "y")
			.yml("log.modules.a[1]", "z");
		assertThat(LogPropertiesBinder.bind(this.environment).modules()).isEqualTo(Map.of("a", List.of("x")));
	}

	@Test
	void refusesPlaceholdersInACircleForModule() {
		this.environment.yml("log.modules.a", "${log.modules.a}");
		assertThat(onlyProblem().property()).isEqualTo("log.modules.a");
	}

	@ParameterizedTest
	@EnumSource(names = { "MODE", "LEVEL", "MODULE_BY", "SOCKET_OVERFLOW" })
	void namesEveryChoice(LogSetting setting) {
		Enum<?>[] values = switch (setting) {
			case MODE -> LogMode.values();
			case LEVEL -> LogLevel.values();
			case SOCKET_OVERFLOW -> OverflowPolicy.values();
			default -> ModuleBy.values();
		};
		assertThat(setting.choices()).map((choice) -> choice.toUpperCase(Locale.ROOT).replace('-', '_'))
			.isEqualTo(Arrays.stream(values).map(Enum::name).toList());
	}

	@Test
	void bindsPropertiesInAnyCustomaryNotation() {
		this.environment.yml("log.monthFormat", "%m").yml("log.use_utc", true).yml("log.modules.web[0]", "org.web");
		LogProperties properties = LogPropertiesBinder.bind(this.environment);
		assertThat(properties.monthFormat()).isEqualTo("%m");
		assertThat(properties.useUtc()).isTrue();
		assertThat(properties.modules()).isEqualTo(Map.of("web", List.of("org.web")));
	}

	@ParameterizedTest
	@CsvSource({ "warning, WARNING, WARN", "Critical, CRITICAL, FATAL", "fatal, FATAL, FATAL", "WARN, WARN, WARN",
			"trace, TRACE, TRACE", "false, OFF, OFF" })
	void acceptsLevelNamesOfPythonInAnyCase(String value, LogLevel level,
			org.springframework.boot.logging.LogLevel bootLevel) {
		LogProperties properties = LogPropertiesBinder.bind(this.environment.variable("LOG_LEVEL", value));
		assertThat(properties.level()).isEqualTo(level);
		assertThat(level.bootLevel()).isEqualTo(bootLevel);
	}

	@Test
	void prefersSystemPropertyToVariableToYml() {
		this.environment.yml("log.mode", "stdout");
		assertThat(LogPropertiesBinder.bind(this.environment).mode()).isEqualTo(LogMode.STDOUT);
		this.environment.variable("LOG_MODE", "socket");
		assertThat(LogPropertiesBinder.bind(this.environment).mode()).isEqualTo(LogMode.SOCKET);
		this.environment.systemProperty("log.mode", "file");
		assertThat(LogPropertiesBinder.bind(this.environment).mode()).isEqualTo(LogMode.FILE);
	}

	@ParameterizedTest
	@EnumSource(value = LogSetting.class, names = { "DATEFMT", "MODULES" }, mode = EnumSource.Mode.EXCLUDE)
	void takesEmptyValueAsUnset(LogSetting setting) {
		LogProperties defaults = LogPropertiesBinder.bind(this.environment);
		this.environment.variable(setting.variable(), "").yml(setting.propertyName().toString(), " ");
		assertThat(LogPropertiesBinder.bind(this.environment)).isEqualTo(defaults);
	}

	@Test
	void looksBelowAnEmptyVariable() {
		this.environment.variable("LOG_MODE", "").variable("LOG_MODULES_A", "").yml("log.mode", "stdout");
		LogProperties properties = LogPropertiesBinder.bind(this.environment);
		assertThat(properties.mode()).isEqualTo(LogMode.STDOUT);
		assertThat(properties.modules()).isEmpty();
	}

	@Test
	void takesPlaceholderForNothingAsUnset() {
		this.environment.yml("log.mode", "${MY_MODE:}").yml("log.retention", "${MY_DAYS:7}");
		LogProperties properties = LogPropertiesBinder.bind(this.environment);
		assertThat(properties.mode()).isEqualTo(LogMode.FILE);
		assertThat(properties.retention()).isEqualTo(7);
	}

	@Test
	void keepsEmptyDateFormat() {
		this.environment.variable("LOG_DATEFMT", "").yml("log.datefmt", "%H");
		assertThat(LogPropertiesBinder.bind(this.environment).datefmt()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = {
			"LOG_MODE       | stdot  | It must be one of file, stdout, socket; the nearest is stdout.",
			"LOG_MODE       | xyzzyx | It must be one of file, stdout, socket.",
			"LOG_LEVEL      | WARNIN | It must be one of TRACE, DEBUG, INFO, WARN, WARNING, ERROR, CRITICAL, FATAL, OFF; the nearest is WARNING.",
			"LOG_CONSOLE    | ture   | It must be one of true, false; the nearest is true.",
			"LOG_USE_UTC    | 2      | It must be one of true, false.",
			"LOG_COMPRESS   | gzip   | It must be one of true, false.",
			"LOG_RETENTION  | -1     | It must be a whole number of days, at least 0 (0 keeps all files).",
			"LOG_RETENTION  | 1.5    | It must be a whole number of days, at least 0 (0 keeps all files).",
			"LOG_RETENTION  | 9999999999 | It must be a whole number of days, at least 0 (0 keeps all files).",
			"LOG_COMPRESS_AFTER | 0  | It must be a whole number of days, at least 1.",
			"LOG_TOTAL_SIZE_CAP | 0  | It must be a size above 0 such as 10GB.",
			"LOG_TOTAL_SIZE_CAP | ten | It must be a size above 0 such as 10GB.",
			"LOG_MAX_FILE_SIZE | 63KB | It must be a size of at least 64KB, such as 100MB.",
			"LOG_MAX_FILE_SIZE | 0   | It must be a size of at least 64KB, such as 100MB.",
			"LOG_MAX_OPEN_FILES | 7  | It must be a whole number, at least 8.",
			"LOG_MAX_MODULES | 0     | It must be a whole number, at least 1.",
			"LOG_MODULE_BY  | class  | It must be one of logger, package.",
			"LOG_MODULES    | orders | It must be set for each module: log.modules.<module>=prefix,prefix.",
			"LOG_SOCKET_PORT | 0     | It must be a port from 1 to 65535.",
			"LOG_SOCKET_PORT | 65536 | It must be a port from 1 to 65535.",
			"LOG_SOCKET_PORT | http  | It must be a port from 1 to 65535.",
			"LOG_SOCKET_JOURNAL_MAX_SIZE | 1000KB | It must be a size of at least 1MB, such as 256MB.",
			"LOG_SOCKET_OVERFLOW | drop-old | It must be one of drop-oldest, drop-newest, block; the nearest is drop-oldest.",
			"LOG_SOCKET_BLOCK_TIMEOUT | 0 | It must be a time of at least 1ms, such as 5s.",
			"LOG_SOCKET_ACK_TIMEOUT | soon | It must be a time of at least 1ms, such as 5s.",
			"LOG_SOCKET_CONNECT_TIMEOUT | 100d | It must be a time of at least 1ms, such as 5s.",
			"LOG_SOCKET_SHUTDOWN_TIMEOUT | -1s | It must be a time such as 5s, or 0." })
	void refusesWrongValueWithItsReason(String variable, String value, String reason) {
		this.environment.variable(variable, value);
		LogConfigurationProblem problem = onlyProblem();
		assertThat(problem.property()).isEqualTo(variable);
		assertThat(problem.value()).isEqualTo(value);
		assertThat(problem.origin()).hasToString("\"" + variable + "\" from property source \"systemEnvironment\"");
		assertThat(problem.reason()).isEqualTo(reason);
		assertThat(problem.action()).startsWith("Change " + variable + " to ");
	}

	@Test
	void refusesPathThatTheFileSystemCannotHave() {
		this.environment.yml("log.root-dir", "a\0b");
		assertThat(onlyProblem().reason()).isEqualTo("It must be a path of the file system.");
	}

	@Test
	void tellsEveryWrongValueAtOnce() {
		this.environment.variable("LOG_MODE", "x").yml("log.retention", -5).yml("log.console-level", "loud");
		assertThatExceptionOfType(LogConfigurationException.class)
			.isThrownBy(() -> LogPropertiesBinder.bind(this.environment))
			.satisfies((ex) -> assertThat(ex.problems()).extracting(LogConfigurationProblem::property)
				.containsExactlyInAnyOrder("LOG_MODE", "log.retention", "log.console-level"));
	}

	@Test
	void showsWhatAPlaceholderStandsFor() {
		this.environment.yml("log.mode", "${MY_MODE}").variable("MY_MODE", "fil");
		assertThat(onlyProblem().value()).isEqualTo("fil");
		assertThat(onlyProblem().property()).isEqualTo("log.mode");
	}

	@Test
	void refusesPlaceholdersInACircle() {
		this.environment.yml("log.mode", "${log.mode}");
		assertThat(onlyProblem().reason()).contains("Circular placeholder reference");
	}

	@ParameterizedTest
	@MethodSource("namesOfBoot")
	void isNotBrokenByNamesThatBootExports(String name) {
		LogProperties defaults = LogPropertiesBinder.bind(this.environment);
		this.environment.variable(name, "x/y").systemProperty(name, "x/y");
		assertThat(LogPropertiesBinder.bind(this.environment)).isEqualTo(defaults);
	}

	@ParameterizedTest
	@MethodSource("namesOfBoot")
	void keepsSettingsBesideNamesThatBootExports(String name) {
		this.environment.variable("LOG_LEVEL", "DEBUG").variable("LOG_CONSOLE", "false");
		LogProperties expected = LogPropertiesBinder.bind(this.environment);
		this.environment.variable(name, "7").systemProperty(name, "7");
		assertThat(LogPropertiesBinder.bind(this.environment)).isEqualTo(expected);
	}

	static List<String> namesOfBoot() {
		List<String> names = new ArrayList<>(List.of("LOG_FOLDER", "LOG_FILENAME", "LOG"));
		for (LoggingSystemProperty property : LoggingSystemProperty.values()) {
			names.add(property.getEnvironmentVariableName());
		}
		for (RollingPolicySystemProperty property : RollingPolicySystemProperty.values()) {
			names.add(property.getEnvironmentVariableName());
		}
		return names;
	}

	@ParameterizedTest
	@ValueSource(strings = { "LOG_SOCKET", "LOG_LEVEL_X", "LOG_CONSOLE_FOO", "LOG_FILE_NAME", "LOG_PATH_0",
			"LOG_FORMAT_PATTERN", "LOG_MODE_X" })
	void isNotBrokenByNamesThatLookLikeOurs(String name) {
		LogProperties defaults = LogPropertiesBinder.bind(this.environment);
		assertThat(LogPropertiesBinder.bind(this.environment.variable(name, "x"))).isEqualTo(defaults);
	}

	@Test
	void findsLogDirectoryInProjectRootOrRootDir() {
		Path root = Path.of("/project").toAbsolutePath();
		Path other = Path.of("/other").toAbsolutePath();
		assertThat(LogPropertiesBinder.bind(this.environment).logDirectory(root)).isEqualTo(root.resolve("logs"));
		assertThat(withRootDir("../var").logDirectory(root)).isEqualTo(root.resolveSibling("var").resolve("logs"));
		assertThat(withRootDir(other.toString()).logDirectory(root)).isEqualTo(other.resolve("logs"));
	}

	@Test
	void findsJournalsBesideTheFilesOrWhereTheyAreWanted() {
		Path root = Path.of("/project").toAbsolutePath();
		assertThat(LogPropertiesBinder.bind(this.environment).journalDirectory(root))
			.isEqualTo(root.resolve("logs/.journal"));
		assertThat(withRootDir("var").journalDirectory(root)).isEqualTo(root.resolve("var/logs/.journal"));
		this.environment.yml("log.socket.journal-dir", "../spool");
		assertThat(LogPropertiesBinder.bind(this.environment).journalDirectory(root))
			.isEqualTo(root.resolveSibling("spool"));
	}

	private static LogProperties withRootDir(String rootDir) {
		return LogPropertiesBinder.bind(new FakeEnvironment().variable("LOG_ROOT_DIR", rootDir));
	}

	private LogConfigurationProblem onlyProblem() {
		LogConfigurationException failure = catchThrowableOfType(LogConfigurationException.class,
				() -> LogPropertiesBinder.bind(this.environment));
		assertThat(failure.problems()).hasSize(1);
		return failure.problems().get(0);
	}

}
