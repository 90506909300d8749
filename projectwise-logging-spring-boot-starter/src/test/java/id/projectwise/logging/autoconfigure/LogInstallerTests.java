package id.projectwise.logging.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import jakarta.annotation.PreDestroy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link LogInstaller} and {@link LogInstallation} in applications that run in
 * this JVM.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogInstallerTests {

	private static final String PLAIN = "--log.format=%(levelname)s|%(name)s|%(message)s";

	private static final String OWN_CONSOLE = """
			<configuration %s>
			<appender name="MINE" class="ch.qos.logback.core.ConsoleAppender">
			<encoder><pattern>mine %%msg%%n</pattern></encoder></appender>
			<logger name="com.acme.quiet" level="ERROR"/>
			<root level="WARN"><appender-ref ref="MINE"/></root>
			</configuration>
			""";

	@RegisterExtension
	private final Applications applications = new Applications();

	private final Logger logger = LoggerFactory.getLogger("com.acme.orders");

	@TempDir
	Path root;

	@Test
	void writesToFileAndConsole(CapturedOutput output) {
		this.applications.run(this.root, PLAIN);
		this.logger.info("hello");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("INFO|com.acme.orders|hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("INFO|com.acme.orders|hello");
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void writesTheFirstLineOfSpringBoot(CapturedOutput output) {
		this.applications.run(this.root, PLAIN);
		assertThat(framework()).first().asString().contains("|Starting ");
		assertThat(output.getOut().lines().filter((line) -> line.contains("|Starting "))).hasSize(1);
	}

	private List<String> framework() {
		return Applications.lines(this.root, "framework");
	}

	@Test
	void writesNothingButStandardOutputInStdoutMode(CapturedOutput output) throws Exception {
		this.applications.run(this.root, PLAIN, "--log.mode=stdout");
		this.logger.info("hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("INFO|com.acme.orders|hello");
		assertThat(this.root).isEmptyDirectory();
	}

	@ParameterizedTest
	@CsvSource({ "--log.console=false, --a=b, false", "--logging.console.enabled=false, --a=b, false",
			"--logging.console.enabled=false, --log.console=true, true", "--log.console=true, --log.mode=file, true",
			"--log.console=false, --log.mode=stdout, true",
			"--logging.console.enabled=false, --log.mode=stdout, true" })
	void hasConsoleWhereAskedFor(String one, String two, boolean shown, CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--spring.main.banner-mode=off", one, two);
		this.logger.info("hello");
		assertThat(output.getOut().contains("|hello\n")).isEqualTo(shown);
		assertThat(output.getAll().contains("INFO|")).isEqualTo(shown);
	}

	@Test
	void showsOnTheConsoleWhatReachesItsLevel(CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--log.console-level=warning");
		this.logger.info("info");
		this.logger.warn("warn");
		assertThat(output.getOut()).contains("WARNING|com.acme.orders|warn\n").doesNotContain("INFO|");
		assertThat(Applications.lines(this.root, "orders")).hasSize(2);
	}

	@Test
	void colorsTheConsoleWhereAskedForAndNeverTheFile(CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--spring.output.ansi.enabled=always");
		this.logger.error("red");
		assertThat(output.getOut()).contains("\u001B[31mERROR|com.acme.orders|red\u001B[0m\n");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("ERROR|com.acme.orders|red");
	}

	@Test
	void colorsNothingWithoutTerminal(CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--spring.output.ansi.enabled=detect");
		this.logger.error("red");
		assertThat(output.getOut()).contains("ERROR|com.acme.orders|red\n").doesNotContain("\u001B");
	}

	@ParameterizedTest
	@CsvSource({ "--log.level=DEBUG, --a=b, DEBUG", "--log.level=warning, --a=b, WARN",
			"--log.level=critical, --a=b, ERROR", "--log.level=off, --a=b, OFF", "--log.level=trace, --a=b, TRACE",
			"--a=b, --a=b, INFO", "--log.level=DEBUG, --logging.level.root=ERROR, ERROR",
			"--log.level=DEBUG, --logging.level.ROOT=ERROR, ERROR" })
	void setsTheRootLevel(String one, String two, String expected) {
		this.applications.run(this.root, one, two);
		assertThat(rootLevel()).isEqualTo(Level.toLevel(expected));
	}

	@Test
	void showsLoggersWithLevelsOfTheirOwn(CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--log.level=error", "--logging.level.com.acme.orders=DEBUG");
		this.logger.debug("details");
		LoggerFactory.getLogger("com.acme.other").info("no");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("DEBUG|com.acme.orders|details");
		assertThat(output.getOut()).contains("|details\n");
		assertThat(Applications.lines(this.root, "other")).isEmpty();
	}

	@Test
	void followsLevelsThatChangeLive() {
		this.applications.run(this.root, PLAIN);
		LoggingSystem system = LoggingSystem.get(getClass().getClassLoader());
		this.logger.debug("before");
		system.setLogLevel("com.acme.orders", LogLevel.DEBUG);
		this.logger.debug("while");
		system.setLogLevel("com.acme.orders", null);
		this.logger.debug("after");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("DEBUG|com.acme.orders|while");
	}

	@Test
	void writesEachLineOnceAfterFurtherRuns(@TempDir Path otherRoot, CapturedOutput output) {
		ConfigurableApplicationContext first = this.applications.run(this.root, PLAIN);
		ConfigurableApplicationContext second = this.applications.run(otherRoot, PLAIN);
		this.logger.info("two alive");
		first.close();
		this.logger.info("one alive");
		second.close();
		this.logger.info("none alive");
		this.applications.run(this.root, PLAIN);
		this.logger.info("third");
		assertThat(Applications.lines(this.root, "orders")).extracting((line) -> line.substring(21))
			.containsExactly("two alive", "one alive", "none alive", "third");
		assertThat(Applications.lines(otherRoot, "orders")).isEmpty();
		assertThat(output.getOut().lines().filter((line) -> line.startsWith("INFO|com.acme.orders|"))).hasSize(4);
	}

	@Test
	void takesNewSettingsOnceTheFirstApplicationIsClosed(@TempDir Path otherRoot) {
		this.applications.run(this.root, PLAIN).close();
		this.applications.run(otherRoot, PLAIN);
		this.logger.info("second");
		assertThat(Applications.lines(this.root, "orders")).isEmpty();
		assertThat(Applications.lines(otherRoot, "orders")).hasSize(1);
	}

	@Test
	void writesEachLineOnceWithChildContexts(CapturedOutput output) {
		ConfigurableApplicationContext parent = this.applications.run(this.root, PLAIN);
		ConfigurableApplicationContext child = this.applications.run(Applications.builder().parent(parent), this.root,
				PLAIN);
		this.logger.info("with child");
		child.close();
		this.logger.info("without child");
		assertThat(Applications.lines(this.root, "orders")).hasSize(2);
		assertThat(output.getOut().lines().filter((line) -> line.startsWith("INFO|com.acme.orders|"))).hasSize(2);
	}

	@Test
	void writesEachLineOnceAfterLogbackWasReset(CapturedOutput output) {
		this.applications.run(this.root, PLAIN);
		logback().reset();
		this.logger.info("hello");
		assertThat(Applications.lines(this.root, "orders")).hasSize(1);
		assertThat(output.getOut().lines()).containsOnlyOnce("INFO|com.acme.orders|hello");
	}

	@Test
	void writesTheLastLines() {
		ConfigurableApplicationContext context = this.applications.run(Applications.builder(Last.class), this.root,
				PLAIN);
		context.close();
		this.logger.info("after close");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("INFO|com.acme.orders|last words",
				"INFO|com.acme.orders|after close");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--log.mode=file", "--log.mode=stdout", "--log.console=false" })
	void leavesTheTraceOfAFailedStartOnStandardError(String argument, CapturedOutput output) {
		assertThatThrownBy(() -> this.applications.run(Applications.builder(Failing.class), this.root, PLAIN, argument))
			.hasMessageContaining("the reason");
		assertThat(output.getErr()).contains("Application run failed", "Caused by: java.lang.IllegalStateException",
				"the reason", "\tat " + Failing.class.getName());
		assertThat(output.getErr().split("Application run failed")).hasSize(2);
		assertThat(output.getOut().contains("Application run failed"))
			.isEqualTo(!argument.equals("--log.console=false"));
		if (!argument.equals("--log.mode=stdout")) {
			assertThat(framework()).anyMatch((line) -> line.contains("Application run failed"))
				.anyMatch((line) -> line.startsWith("\tat " + Failing.class.getName()))
				.anyMatch((line) -> line.contains("Caused by: java.lang.IllegalStateException: the reason"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "--log.level=off", "--logging.level.root=off", "--logging.level.org.springframework=off",
			"--log.console-level=off" })
	void leavesTheTraceOfAFailedStartOnStandardErrorWhateverTheLevel(String argument, CapturedOutput output) {
		assertThatThrownBy(() -> this.applications.run(Applications.builder(Failing.class), this.root, PLAIN, argument))
			.hasMessageContaining("the reason");
		assertThat(output.getErr()).containsOnlyOnce("Application run failed")
			.contains("\tat " + Failing.class.getName());
	}

	@Test
	void letsNothingElseThroughWhenAllIsOff(CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--log.level=off", "--spring.main.banner-mode=off");
		this.logger.error("hello");
		assertThat(output.getAll()).doesNotContain("|");
		assertThat(framework()).isEmpty();
	}

	@Test
	void worksAgainAfterAFailedStart(CapturedOutput output) {
		assertThatThrownBy(() -> this.applications.run(this.root, "--log.mode=nope"));
		assertThatThrownBy(() -> this.applications.run(Applications.builder(Failing.class), this.root, PLAIN));
		this.applications.run(this.root, PLAIN);
		this.logger.info("hello");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("INFO|com.acme.orders|hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("INFO|com.acme.orders|hello");
		assertThat(output.getErr()).doesNotContain("hello");
	}

	@Test
	void respectsConfigurationOfTheUser(CapturedOutput output) throws Exception {
		this.applications.run(this.root, PLAIN, ownConfiguration(""));
		this.logger.info("below the user's level");
		this.logger.warn("hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("mine hello");
		assertThat(output.getOut()).doesNotContain("WARNING|");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("WARNING|com.acme.orders|hello");
		assertThat(logback().getLogger("com.acme.quiet").getLevel()).isEqualTo(Level.ERROR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "--log.level=info", "--logging.level.root=info", "--logging.level.com.acme.orders=info" })
	void changesLevelsOfTheUserWhereAskedFor(String argument) throws Exception {
		this.applications.run(this.root, PLAIN, ownConfiguration(""), argument);
		this.logger.info("hello");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("INFO|com.acme.orders|hello");
	}

	@Test
	void survivesConfigurationOfTheUserThatAsksForDebugOutput(CapturedOutput output) throws Exception {
		this.applications.run(this.root, PLAIN, ownConfiguration("debug='true'"));
		this.logger.warn("hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("mine hello");
		assertThat(Applications.lines(this.root, "orders")).hasSize(1);
	}

	@Test
	void addsConsoleWhereTheUsersConfigurationHasNone(CapturedOutput output) throws Exception {
		Path file = Files.writeString(this.root.resolve("own.xml"),
				"<configuration><root level='INFO'/></configuration>");
		this.applications.run(this.root, PLAIN, "--logging.config=" + file.toUri());
		this.logger.info("hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("INFO|com.acme.orders|hello");
	}

	@Test
	void findsTheUsersConfigurationOnTheClassPath(@TempDir Path classes, CapturedOutput output) throws Exception {
		Files.writeString(classes.resolve("logback-spring.xml"), OWN_CONSOLE.formatted(""));
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() }, before)) {
			Thread.currentThread().setContextClassLoader(loader);
			this.applications.run(this.root, PLAIN);
			this.logger.warn("hello");
			assertThat(output.getOut().lines()).containsOnlyOnce("mine hello");
			assertThat(Applications.lines(this.root, "orders")).hasSize(1);
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void saysOnStandardErrorThatTheDiskIsFull(CapturedOutput output) throws Exception {
		this.applications.run(this.root, PLAIN, "--log.month-format=month-%Y-%m");
		Path month;
		try (Stream<Path> paths = Files.list(this.root.resolve("logs"))) {
			month = paths.filter((path) -> path.getFileName().toString().startsWith("month-"))
				.findFirst()
				.orElseThrow();
		}
		Files.createSymbolicLink(month.resolve("orders.log"), Path.of("/dev/full"));
		this.logger.info("lost");
		this.logger.info("lost too");
		assertThat(output.getErr().lines().filter((line) -> line.contains("orders.log"))).singleElement()
			.asString()
			.contains("No space left on device");
		assertThat(output.getOut()).contains("|lost\n", "|lost too\n");
	}

	@Test
	void isNotDisturbedByNamesOfSpringBoot(CapturedOutput output) {
		this.applications.run(this.root, PLAIN, "--LOG_FILE=x", "--LOG_PATH=y", "--LOG_LEVEL_PATTERN=%5p",
				"--LOG_DATEFORMAT_PATTERN=yyyy", "--logging.pattern.level=%5p", "--logging.pattern.console=console %m",
				"--logging.file.name=" + this.root.resolve("boot.log"));
		this.logger.info("hello");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("INFO|com.acme.orders|hello");
		assertThat(output.getOut().lines()).containsOnlyOnce("INFO|com.acme.orders|hello");
		assertThat(output.getOut()).doesNotContain("console hello");
		assertThat(Applications.lines(this.root, "boot")).isEmpty();
	}

	@Test
	void doesNothingWhenSpringBootShallNotLog() {
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		this.applications.run(this.root, PLAIN);
		this.logger.info("hello");
		assertThat(this.root).isEmptyDirectory();
	}

	private String ownConfiguration(String attributes) throws Exception {
		Path file = Files.writeString(this.root.resolve("own.xml"), OWN_CONSOLE.formatted(attributes));
		return "--logging.config=" + file.toUri();
	}

	private static Level rootLevel() {
		return logback().getLogger(Logger.ROOT_LOGGER_NAME).getLevel();
	}

	private static LoggerContext logback() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	@Configuration(proxyBeanMethods = false)
	static class Last {

		@PreDestroy
		void end() {
			LoggerFactory.getLogger("com.acme.orders").info("last words");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		String failing() {
			throw new IllegalStateException("the reason");
		}

	}

}
