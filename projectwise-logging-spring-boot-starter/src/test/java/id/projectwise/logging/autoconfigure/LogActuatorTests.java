package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.logback.AppenderRegistrar;
import id.projectwise.logging.logback.JournalSink;
import id.projectwise.logging.ship.ListenerDouble;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the actuator is told: {@link LogHealthIndicator}, {@link LogMetrics},
 * {@link TreeMetrics}, {@link LogEndpoint} and {@link InstalledLogging}.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogActuatorTests {

	@RegisterExtension
	private final Applications applications = new Applications();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LogAutoConfiguration.class));

	private final InstalledLogging logging = new InstalledLogging();

	private final LogHealthIndicator health = new LogHealthIndicator(this.logging);

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final Logger logger = LoggerFactory.getLogger("com.acme.orders");

	@TempDir
	Path root;

	@Test
	void contributesHealthMetersAndTheEndpointIfItIsExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=projectwiselogging")
			.run((context) -> assertThat(context).hasSingleBean(LogHealthIndicator.class)
				.hasSingleBean(LogMetrics.class)
				.hasSingleBean(LogEndpoint.class));
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LogEndpoint.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { HealthIndicator.class, MeterBinder.class, Endpoint.class })
	void needsNoneOfTheActuatorsClasses(Class<?> missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing)).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(LogProperties.class);
			assertThat(context.containsBean("projectwiseLoggingHealthIndicator"))
				.isEqualTo(missing != HealthIndicator.class);
			assertThat(context.containsBean("projectwiseLoggingMetrics")).isEqualTo(missing != MeterBinder.class);
		});
	}

	@Test
	void needsNothingOfTheActuatorAtAll() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate",
					"org.springframework.boot.health", "io.micrometer.core", "com.fasterxml.jackson"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(LogProperties.class));
	}

	@Test
	void keepsHealthBackWhereItIsDisabled() {
		this.runner.withPropertyValues("management.health.projectwiselogging.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LogHealthIndicator.class));
	}

	@Test
	void givesWayToAHealthIndicatorOfTheApplication() {
		this.runner
			.withBean("projectwiseLoggingHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasSingleBean(HealthIndicator.class)
				.doesNotHaveBean(LogHealthIndicator.class));
	}

	@Test
	void describesFileMode() {
		this.applications.run(this.root, "--log.mode=file", "--log.format=%(message)s");
		this.logger.info("four");
		Map<String, Object> description = new LogEndpoint(this.logging).logging();
		assertThat(description).containsOnlyKeys("mode", "sinks", "files").containsEntry("mode", "file");
		assertThat(description.get("sinks")).asString().startsWith("[file, console");
		assertThat(description).extractingByKey("files", InstanceOfAssertFactories.MAP)
			.containsEntry("directory", this.root.resolve("logs").toString())
			.containsEntry("lost", 0L)
			.containsEntry("open", 2);
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.health.health().getDetails()).containsOnlyKeys("mode", "sinks", "files");
	}

	@Test
	void describesStdoutMode() {
		this.applications.run(this.root, "--log.mode=stdout");
		assertThat(this.logging.describe()).containsOnlyKeys("mode", "sinks").containsEntry("mode", "stdout");
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
		new LogMetrics(this.logging, Clock.systemUTC()).bindTo(this.registry);
		assertThat(this.registry.getMeters()).isEmpty();
	}

	@Test
	void describesThatNothingIsInstalled() {
		assertThat(this.logging.describe()).containsEntry("mode", "none").containsEntry("sinks", List.of());
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void describesSocketMode() throws IOException {
		try (ListenerDouble listener = ListenerDouble.start()) {
			this.applications.run(this.root, "--log.mode=socket", "--log.socket.port=" + listener.port());
			this.logger.info("hello");
			drain();
			Map<String, Object> description = this.logging.describe();
			assertThat(description).containsOnlyKeys("mode", "sinks", "journal", "listener")
				.containsEntry("mode", "socket");
			assertThat(description.get("journal")).asString()
				.contains("folder=" + this.root.resolve("logs/.journal"), "temporary=false", "records=0", "dropped=0");
			assertThat(description.get("listener")).asString()
				.contains("destination=127.0.0.1:" + listener.port(), "connected=true", "exactlyOnce=true",
						"reconnects=0", "acknowledged=" + listener.records().size());
			assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
		}
	}

	@Test
	void isDegradedAndNotDownWhileTheListenerIsAway() throws IOException {
		int port;
		try (ListenerDouble listener = ListenerDouble.start()) {
			port = listener.port();
		}
		this.applications.run(this.root, "--log.mode=socket", "--log.socket.port=" + port);
		this.logger.info("kept");
		drain();
		Health health = this.health.health();
		assertThat(health.getStatus()).isEqualTo(LogHealthIndicator.DEGRADED);
		assertThat(health.getDetails().get("journal")).asString().doesNotContain("records=0");
		assertThat(health.getDetails().get("listener")).asString().contains("connected=false", "lastError=");
		assertThat(StatusAggregator.getDefault().getAggregateStatus(Set.of(health.getStatus(), Status.UP)))
			.isEqualTo(Status.UP);
		assertThat(StatusAggregator.getDefault().getAggregateStatus(Set.of(health.getStatus())))
			.isEqualTo(Status.UNKNOWN);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void isDegradedAndNotDownWhileAFileCannotBeWritten() throws IOException {
		this.applications.run(this.root, "--log.mode=file", "--log.month-format=month-%Y-%m");
		Path month = this.root.resolve("logs/month-" + YearMonth.now(Clock.systemDefaultZone()));
		Path file = Files.createSymbolicLink(month.resolve("orders.log"), Path.of("/dev/full"));
		this.logger.info("lost");
		assertThat(this.health.health().getStatus()).isEqualTo(LogHealthIndicator.DEGRADED);
		assertThat(this.health.health().getDetails().get("files")).asString().contains("lost=1", "failing=[orders]");
		Files.delete(file);
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (this.health.health().getStatus() != Status.UP && System.nanoTime() < deadline) {
			this.logger.info("again");
		}
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void countsLinesAndBytesOfFilesAndWhatTheTreeHolds() throws IOException {
		this.applications.run(this.root, "--log.mode=file", "--log.format=%(message)s");
		this.logger.info("first");
		try (LogMetrics metrics = new LogMetrics(this.logging, Clock.systemUTC())) {
			metrics.bindTo(this.registry);
			double lines = value("file.lines");
			double bytes = value("file.bytes");
			this.logger.info("four");
			assertThat(value("file.lines")).isEqualTo(lines + 1);
			assertThat(value("file.bytes")).isEqualTo(bytes + 5);
			assertThat(value("file.lost")).isZero();
			assertThat(value("file.rotations")).isZero();
			assertThat(value("file.deletions")).isZero();
			assertThat(value("file.open")).isEqualTo(2);
			await(() -> search("tree.files").meter() != null);
			assertThat(search("tree.files").meter().getId().getTag("month"))
				.isEqualTo(YearMonth.now(Clock.systemDefaultZone()).toString());
			assertThat(value("tree.files")).isEqualTo(2);
			assertThat(value("tree.bytes")).isPositive();
		}
	}

	@Test
	void countsWhatIsInTheJournalAndWhatIsShipped() throws IOException {
		try (ListenerDouble listener = ListenerDouble.start()) {
			this.applications.run(this.root, "--log.mode=socket", "--log.socket.port=" + listener.port());
			this.logger.info("hello");
			drain();
			new LogMetrics(this.logging, Clock.systemUTC()).bindTo(this.registry);
			int records = listener.records().size();
			assertThat(value("journal.appended")).isEqualTo(records);
			assertThat(value("ship.shipped")).isEqualTo(records);
			assertThat(value("ship.acknowledged")).isEqualTo(records);
			assertThat(value("ship.connected")).isOne();
			assertThat(value("ship.reconnects")).isZero();
			assertThat(value("ship.bytes")).isGreaterThan(100);
			assertThat(value("journal.records")).isZero();
			assertThat(value("journal.bytes")).isZero();
			assertThat(value("journal.age")).isZero();
			assertThat(value("journal.dropped")).isZero();
			assertThat(search("journal.disk").meter()).isNotNull();
		}
	}

	private static void drain() {
		AppenderRegistrar.find((LoggerContext) LoggerFactory.getILoggerFactory())
			.sink(JournalSink.class)
			.drain(Duration.ofSeconds(10));
	}

	private Search search(String name) {
		return this.registry.find("projectwise.logging." + name);
	}

	private double value(String name) {
		Meter meter = search(name).meter();
		assertThat(meter).as(name).isNotNull();
		return meter.measure().iterator().next().getValue();
	}

	private static void await(BooleanSupplier condition) {
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("no end in sight").isLessThan(deadline);
			Thread.onSpinWait();
		}
	}

}
