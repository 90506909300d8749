package id.projectwise.logging.logback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import id.projectwise.logging.file.LogTree;
import id.projectwise.logging.file.Maintenance;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link TreeReporter} and {@link FileSink} with a disk that is full.
 */
@EnabledOnOs(OS.LINUX)
class TreeReporterTests {

	private static final Path FULL = Path.of("/dev/full");

	@TempDir
	Path root;

	private final LoggerContext context = Events.context();

	private final Logger logger = this.context.getLogger("com.acme.orders");

	private Path file;

	@BeforeEach
	void fillDisk() throws IOException {
		TreeSettings settings = new TreeSettings(this.root, Clock.systemUTC(), (day) -> "month", 256, 1000, 0, 0, 0, 0);
		EventFormat format = Events.python("%(levelname)s|%(name)s|%(message)s");
		TreeReporter reporter = new TreeReporter(this.context, format);
		LogTree tree = new LogTree(settings, reporter);
		FileSink sink = new FileSink(tree, new ModuleNaming(false, Map.of()),
				Maintenance.start(tree, settings, reporter), reporter);
		AppenderRegistrar.install(this.context, new LogAppender(format, List.of(), List.of(sink)));
		this.file = this.root.resolve("month/orders.log");
		Files.createSymbolicLink(this.file, FULL);
	}

	@AfterEach
	void stop() {
		this.context.stop();
	}

	@Test
	void reportsLossDamped() {
		IntStream.range(0, 100).forEach((i) -> this.logger.info("lost"));
		assertThat(warnings()).singleElement().asString().contains("orders.log", "No space left", "1 lost");
	}

	@Test
	void writesLineAboutLossWhenTheDiskHasRoomAgain() throws IOException {
		IntStream.range(0, 3).forEach((i) -> this.logger.info("lost"));
		Files.delete(this.file);
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).until(() -> {
			this.logger.info("again");
			return Files.exists(this.file) && !Files.readString(this.file).isEmpty();
		});
		List<String> lines = Files.readAllLines(this.file);
		assertThat(lines.get(0)).startsWith("WARNING|id.projectwise.logging|")
			.contains("records were lost here between 20", "No space left");
		assertThat(lines.subList(1, lines.size())).containsOnly("INFO|com.acme.orders|again");
		assertThat(warnings()).last().asString().contains("orders.log is written again");
	}

	private Stream<String> warnings() {
		return this.context.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() == Status.WARN)
			.map(Status::getMessage);
	}

}
