package id.projectwise.logging.logback;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShippingReporter}.
 */
class ShippingReporterTests {

	private static final Path FOLDER = Path.of("logs", ".journal", "shop-1");

	private final LoggerContext context = Events.context();

	private final ShippingReporter reporter = new ShippingReporter(this.context);

	@Test
	void saysOnceThatTheListenerIsAwayAndOnceThatItIsBack() {
		IntStream.range(0, 100).forEach((i) -> this.reporter.lost("host:9020 refused", Duration.ofSeconds(1)));
		this.reporter.answered("host:9020");
		this.reporter.answered("host:9020");
		assertThat(warnings()).satisfiesExactly(
				(text) -> assertThat(text).startsWith("The log listener is away: host:9020 refused"),
				(text) -> assertThat(text).startsWith("The log listener at host:9020 is connected again"));
	}

	@Test
	void saysNothingAboutAConnectionThatWasNeverLost() {
		this.reporter.answered("host:9020");
		assertThat(warnings()).isEmpty();
	}

	@Test
	void saysOnceWhatIsLeftInTheJournal() {
		this.reporter.left(0, FOLDER);
		assertThat(warnings()).isEmpty();
		this.reporter.left(3, FOLDER);
		this.reporter.left(3, FOLDER);
		assertThat(warnings()).singleElement()
			.asString()
			.contains("3 records in the journal in " + FOLDER, "Its next start ships them");
	}

	@Test
	void saysOnceThatTheReceiverMayRepeat() {
		this.reporter.atLeastOnce("host:24224");
		this.reporter.atLeastOnce("host:24224");
		assertThat(warnings()).singleElement().asString().contains("host:24224", "may be there twice");
	}

	@Test
	void dampsWhatComesOftenAndKeepsKindsApart() {
		IntStream.range(0, 50).forEach((i) -> {
			this.reporter.dropping(FOLDER, "the journal is full");
			this.reporter.rejected("ack: 7 (expected: a map)");
			this.reporter.failed("make a segment", FOLDER, new IOException("no"));
			this.reporter.failed("Closing", new IOException("no"));
		});
		assertThat(warnings()).satisfiesExactly(
				(text) -> assertThat(text).contains("dropped", FOLDER.toString(), "the journal is full"),
				(text) -> assertThat(text).contains("protocol", "ack: 7 (expected: a map)", "LOG_SOCKET_PORT"),
				(text) -> assertThat(text).contains("could not make a segment (" + FOLDER + ")", "tried again later"));
	}

	@Test
	void namesEachFileThatCannotBeRead() {
		this.reporter.unreadable(FOLDER.resolve("a"), "version 9 is not known, it is left alone");
		this.reporter.unreadable(FOLDER.resolve("b"), "version 9 is not known, it is left alone");
		assertThat(warnings()).hasSize(2).allMatch((text) -> text.endsWith("it is left alone"));
	}

	@Test
	void namesPlacesThatAreNotGoodForAJournal() {
		this.reporter.networkFileSystem(FOLDER, "nfs4");
		this.reporter.fellBack(FOLDER, new IOException("Read-only file system"), Path.of("tmp"), 32 << 20);
		assertThat(warnings()).satisfiesExactly((text) -> assertThat(text).contains("nfs4", FOLDER.toString()),
				(text) -> assertThat(text).contains("Read-only file system", "tmp", "at most 32 MB",
						"LOG_SOCKET_JOURNAL_DIR"));
	}

	@Test
	void warnsAboutNothingThatIsAsItShouldBe() {
		this.reporter.adopted(FOLDER, 2);
		assertThat(warnings()).isEmpty();
	}

	@Test
	void saysOnceAMinuteThatRecordsAreRefused() {
		UUID stream = UUID.randomUUID();
		IntStream.range(0, 50).forEach((i) -> this.reporter.refused(stream, "out of order", Duration.ofMinutes(2)));
		assertThat(warnings()).singleElement()
			.asString()
			.contains(stream.toString(), "out of order", "in 2 min", "everything else is shipped");
	}

	@Test
	void tellsOfFilesThatWereRemovedDamped() {
		IntStream.range(0, 50).forEach((i) -> {
			this.reporter.missing(FOLDER.resolve(i + ".segment"), "it was removed");
			this.reporter.removed(FOLDER, FOLDER.resolveSibling("shop-2"));
		});
		assertThat(warnings()).satisfiesExactly(
				(text) -> assertThat(text).contains("0.segment: it was removed", "unknown number", "logging goes on"),
				(text) -> assertThat(text).contains(FOLDER + " were removed", "goes on with new files in", "shop-2"));
	}

	@Test
	@Timeout(60)
	void holdsUpNobodyIfNobodyReadsTheReports() throws Exception {
		CountDownLatch read = new CountDownLatch(1);
		Set<Thread> reporting = ConcurrentHashMap.newKeySet();
		this.context.getStatusManager().add((StatusListener) (status) -> {
			reporting.add(Thread.currentThread());
			awaitQuietly(read);
		});
		int reports = 1000;
		IntStream.range(0, reports).forEach((i) -> this.reporter.unreadable(FOLDER, "is damaged"));
		read.countDown();
		List<String> made = warnings();
		long unmade = Pattern.compile("\\((\\d+) reports before this one could not be made\\)")
			.matcher(String.join("\n", made))
			.results()
			.mapToLong((result) -> Long.parseLong(result.group(1)))
			.sum();
		assertThat(made).hasSizeLessThanOrEqualTo(ReportQueue.CAPACITY + 1);
		assertThat(made.size() + unmade).isEqualTo(reports);
		assertThat(reporting).hasSize(1).doesNotContain(Thread.currentThread());
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> warnings() {
		this.reporter.flush(Duration.ofSeconds(10));
		assertThat(this.context.getStatusManager().getCopyOfStatusList())
			.noneMatch((status) -> status.getLevel() == Status.ERROR);
		return this.context.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() == Status.WARN)
			.map(Status::getMessage)
			.toList();
	}

}
