package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.logback.AppenderRegistrar;
import id.projectwise.logging.logback.JournalSink;
import id.projectwise.logging.logback.LogAppender;
import id.projectwise.logging.ship.ListenerDouble;
import id.projectwise.logging.ship.ListenerDouble.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for applications in socket mode that run in this JVM.
 */
@ExtendWith(OutputCaptureExtension.class)
class SocketModeTests {

	private static final String ORDERS = "com.acme.orders";

	@RegisterExtension
	private final Applications applications = new Applications();

	private final Logger logger = LoggerFactory.getLogger(ORDERS);

	@TempDir
	Path root;

	private ListenerDouble listener;

	private int port;

	@BeforeEach
	void listen() throws IOException {
		this.listener = ListenerDouble.start();
		this.port = this.listener.port();
	}

	@AfterEach
	void stopListening() throws IOException {
		// First, or the next test finds a report that the listener is away.
		((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
		this.listener.close();
	}

	@Test
	void shipsRecordsWithAllThatALineMayShow() {
		run("--spring.application.name=shop", "--log.format=%(message)s");
		MDC.put("user", "ann");
		this.logger.atWarn().addKeyValue("order", 7).setCause(new IllegalStateException("why")).log("hello {}", "you");
		MDC.clear();
		assertThat(drained()).isTrue();
		Received record = this.listener.records().get(this.listener.records().size() - 1);
		assertThat(record.tag()).isEqualTo("projectwise.shop");
		assertThat(record.level()).isEqualTo("WARNING");
		assertThat(record.logger()).isEqualTo(ORDERS);
		assertThat(record.message()).isEqualTo("hello you");
		assertThat(record.trace()).startsWith("java.lang.IllegalStateException: why\n\tat ");
		assertThat(record.labels()).isEqualTo(Map.of("user", "ann", "order", "7"));
		assertThat(record.line()).isZero();
		assertThat(record.origin().service()).isEqualTo("shop");
		assertThat(record.origin().host()).isNotEmpty();
		assertThat(record.origin().processId()).isEqualTo(ProcessHandle.current().pid());
		assertThat(record.origin().instance()).isEqualTo(record.origin().host() + ':' + ProcessHandle.current().pid());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "%(lineno)d %(message)s|true", "%(message)s|false", "%F:%L %m|true",
			"%logger %m%n|false", "ecs|false" })
	void tellsTheCallerOnlyIfTheFormatNamesIt(String format, boolean told) {
		run("--log.format=" + format);
		this.logger.info("hello");
		assertThat(drained()).isTrue();
		assertThat(this.listener.records()).last().extracting(Received::line).matches((line) -> line > 0 == told);
	}

	@Test
	void shipsFromTheFirstLineOfSpringBootToTheLastOfABean() {
		run(LogInstallerTests.Last.class).close();
		assertThat(drained()).isTrue();
		assertThat(this.listener.records()).first().extracting(Received::message).asString().startsWith("Starting ");
		assertThat(this.listener.records()).last().extracting(Received::message).isEqualTo("last words");
	}

	@ParameterizedTest
	@CsvSource({ "--log.console=true, true", "--log.console=false, false", "--logging.console.enabled=false, false",
			"--log.console-level=error, false" })
	void hasTheConsoleOfFileMode(String argument, boolean shown, CapturedOutput output) {
		run("--spring.main.banner-mode=off", argument);
		this.logger.info("hello");
		assertThat(output.getOut().contains("hello")).isEqualTo(shown);
		assertThat(drained()).isTrue();
		assertThat(this.listener.messages(ORDERS)).containsExactly("hello");
	}

	@Test
	void writesNoLogFiles() throws IOException {
		run();
		this.logger.info("hello");
		assertThat(folders()).hasSize(1).allMatch((folder) -> folder.startsWith("application-"));
		try (Stream<Path> paths = Files.list(this.root.resolve("logs"))) {
			assertThat(paths).containsExactly(this.root.resolve("logs/.journal"));
		}
	}

	@Test
	void keepsTheJournalWhereItIsWanted(@TempDir Path spool) {
		run("--log.socket.journal-dir=" + spool, "--spring.application.name=../a b");
		assertThat(spool).isDirectoryContaining("glob:**/_._a_b-*");
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void leavesTheTraceOfAFailedStartOnStandardErrorAndWithTheListener(CapturedOutput output) {
		assertThatThrownBy(() -> run(LogInstallerTests.Failing.class, "--log.console=false"))
			.hasMessageContaining("the reason");
		assertThat(output.getErr()).contains("Application run failed", "the reason");
		assertThat(drained()).isTrue();
		assertThat(this.listener.records()).last().extracting(Received::trace).asString().contains("the reason");
	}

	@Test
	void shipsEachRecordOnceAfterFurtherRunsOfApplications(CapturedOutput output) throws IOException {
		ConfigurableApplicationContext first = run();
		ConfigurableApplicationContext second = run();
		ConfigurableApplicationContext child = this.applications.run(Applications.builder().parent(second), this.root,
				"--log.mode=socket");
		this.logger.info("all alive");
		child.close();
		first.close();
		((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
		this.logger.info("one alive");
		second.close();
		this.logger.info("none alive");
		assertThat(shippers()).isOne();
		run();
		this.logger.info("third");
		assertThat(drained()).isTrue();
		await(() -> this.listener.messages(ORDERS).size() == 4);
		assertThat(this.listener.messages(ORDERS)).containsExactly("all alive", "one alive", "none alive", "third");
		assertThat(shippers()).isOne();
		assertThat(folders()).hasSize(1);
		assertThat(output.getOut().lines().filter((line) -> line.contains(ORDERS + ": "))).hasSize(4);
	}

	@Test
	void saysOnceThatTheListenerIsAwayAndStartsAndStopsWithoutIt(CapturedOutput output) throws IOException {
		this.listener.close();
		long start = System.nanoTime();
		ConfigurableApplicationContext context = run();
		this.logger.info("kept");
		context.close();
		await(() -> output.getErr().contains("The log listener is away"));
		((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
		assertThat(output.getErr().lines()).singleElement()
			.asString()
			.contains("127.0.0.1:" + this.port, "Records are kept in the journal");
		this.listener = ListenerDouble.start(this.port);
		run();
		await(() -> this.listener.messages(ORDERS).contains("kept"));
	}

	@Test
	void fallsBackToTemporaryDirectoryAndSaysWhatThatMeans(@TempDir Path temporary, CapturedOutput output)
			throws IOException {
		System.setProperty("java.io.tmpdir", temporary.toString());
		Path file = Files.createFile(this.root.resolve("file"));
		run("--log.socket.journal-dir=" + file);
		this.logger.info("hello");
		assertThat(drained()).isTrue();
		assertThat(this.listener.messages(ORDERS)).containsExactly("hello");
		assertThat(output.getErr().lines()).singleElement()
			.asString()
			.contains("The journal cannot be kept in " + file, TemporaryDirectory.path().toString(), "32 MB",
					"LOG_SOCKET_JOURNAL_DIR");
		assertThat(new LogHealthIndicator(new InstalledLogging()).health().getStatus())
			.isEqualTo(LogHealthIndicator.DEGRADED);
	}

	@Test
	void tellsWhatToDoIfTheJournalCannotBeKeptAnywhere(CapturedOutput output) throws IOException {
		Path file = Files.createFile(this.root.resolve("file"));
		System.setProperty("java.io.tmpdir", file.toString());
		assertThatThrownBy(() -> run("--log.socket.journal-dir=" + file, "--log.console=false"))
			.isInstanceOf(LogConfigurationException.class);
		assertThat(output.getErr()).contains("APPLICATION FAILED TO START", "Property: log.socket.journal-dir",
				"Value: \"" + file + "\"", "nor in " + file, "LOG_MODE to stdout");
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void leavesStandardOutputToMcp(String console, CapturedOutput output) {
		run("--spring.ai.mcp.server.stdio=true", "--log.console=" + console);
		this.logger.info("hello");
		assertThat(drained()).isTrue();
		assertThat(this.listener.messages(ORDERS)).containsExactly("hello");
		assertThat(output.getOut()).isEmpty();
		assertThat(output.getErr().contains("hello")).isEqualTo(Boolean.parseBoolean(console));
	}

	private ConfigurableApplicationContext run(String... arguments) {
		return run(Applications.Empty.class, arguments);
	}

	private ConfigurableApplicationContext run(Class<?> source, String... arguments) {
		SpringApplicationBuilder builder = Applications.builder(source);
		return this.applications.run(builder, this.root,
				Stream.concat(Stream.of("--log.mode=socket", "--log.socket.port=" + this.port), Stream.of(arguments))
					.toArray(String[]::new));
	}

	private static boolean drained() {
		LogAppender appender = AppenderRegistrar.find((LoggerContext) LoggerFactory.getILoggerFactory());
		assertThat(appender).isNotNull();
		return appender.sink(JournalSink.class).drain(Duration.ofSeconds(10));
	}

	private List<String> folders() throws IOException {
		try (Stream<Path> paths = Files.list(this.root.resolve("logs/.journal"))) {
			return paths.filter(Files::isDirectory).map((path) -> path.getFileName().toString()).toList();
		}
	}

	private static long shippers() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("log-shipper"))
			.count();
	}

	private static void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("no end in sight").isLessThan(deadline);
			Thread.onSpinWait();
		}
	}

}
