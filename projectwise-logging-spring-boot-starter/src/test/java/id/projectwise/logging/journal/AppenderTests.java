package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens at the limit.
 */
@Timeout(120)
class AppenderTests {

	private static final String FILLER = " " + "x".repeat(200);

	@TempDir
	Path directory;

	private TestJournals journals;

	@BeforeEach
	void limitIsSmall() {
		this.journals = new TestJournals(this.directory);
		this.journals.maxSize = 1 << 20;
	}

	@Test
	void theOldestGiveWayAndAreCounted() throws IOException {
		try (Journal journal = this.journals.open()) {
			for (int n = 0; n < 20_000; n++) {
				assertThat(TestJournals.append(journal, n + FILLER, n)).isTrue();
			}
			assertThat(journal.state().diskBytes()).isLessThanOrEqualTo(1 << 20);
			Reading reading = Reading.of(journal.live());
			int dropped = (int) reading.missing();
			assertThat(dropped).isBetween(15_000, 17_500);
			assertThat(reading.gaps())
				.containsExactly(new Gap(dropped, 0, dropped - 1, DropReason.OLDEST.text(), "owner"));
			assertThat(reading.chunks.get(0).gap()).isNotNull();
			assertThat(reading.lines).isEqualTo(IntStream.range(dropped, 20_000).mapToObj((n) -> n + FILLER).toList());
			JournalState state = journal.state();
			assertThat(state.appended()).isEqualTo(20_000);
			assertThat(state.dropped()).isEqualTo(dropped);
			assertThat(state.records()).isEqualTo(20_000 - dropped);
			assertThat(this.journals.listener.events).containsExactly("dropping: " + DropReason.OLDEST.text());
		}
	}

	@Test
	void whatIsInFlightDoesNotGiveWay() throws IOException {
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 1000);
			Reading reading = new Reading();
			reading.read(journal.live());
			List<String> inFlight = List.copyOf(reading.lines);
			append(journal, 1000, 20_000);
			reading.readAll(journal.live());
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(20_000);
			journal.live().rewind(0);
			assertThat(Reading.of(journal.live()).lines).startsWith(inFlight.toArray(String[]::new))
				.isEqualTo(reading.lines);
		}
	}

	@Test
	void whatMayHaveBeenSentDoesNotGiveWayToTheNextProcess() throws IOException {
		int appended = 4000;
		Reading sent = new Reading(20_000);
		try (Journal journal = this.journals.open()) {
			append(journal, 0, appended);
			sent.read(journal.live());
			sent.read(journal.live());
		}
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 20_000);
			JournalStream stream = TestJournals.onlyRecovered(journal);
			stream.rewind(sent.position());
			Reading rest = Reading.of(stream);
			assertThat(rest.gaps()).isNotEmpty();
			assertThat(sent.lines.size() + rest.lines.size() + rest.missing()).isEqualTo(appended);
			assertThat(rest.lines).startsWith(sent.lines.size() + FILLER);
		}
	}

	@Test
	void aGapThatMayHaveBeenSentDoesNotGrow() throws IOException {
		int appended = 10_000;
		Reading sent = new Reading(20_000);
		try (Journal journal = this.journals.open()) {
			append(journal, 0, appended);
			assertThat(sent.read(journal.live()).gap()).isNotNull();
		}
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 20_000);
			JournalStream stream = TestJournals.onlyRecovered(journal);
			stream.rewind(sent.position());
			Reading rest = Reading.of(stream);
			assertThat(rest.gaps()).isNotEmpty();
			assertThat(sent.missing() + rest.lines.size() + rest.missing()).isEqualTo(appended);
		}
	}

	@Test
	void gapsTellWhoseRecordsTheyWere() throws IOException {
		this.journals.owner = "first";
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 10_000);
		}
		this.journals.owner = "second";
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 10_000);
			assertThat(Reading.of(TestJournals.onlyRecovered(journal)).gaps()).extracting(Gap::owner)
				.contains("first")
				.doesNotContain("second");
			assertThat(Reading.of(journal.live()).gaps()).extracting(Gap::owner).containsOnly("second");
		}
	}

	@Test
	void newOnesAreDroppedIfEverythingIsInFlight() throws IOException {
		try (Journal journal = this.journals.open()) {
			Reading reading = new Reading();
			for (int n = 0; n < 20_000; n++) {
				TestJournals.append(journal, n + FILLER, n);
				reading.read(journal.live());
			}
			assertThat(reading.lines.size() + reading.missing()).isLessThan(20_000);
			journal.live().acknowledge(reading.position());
			reading.readAll(journal.live());
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(20_000);
			assertThat(reading.gaps()).extracting(Gap::reason).containsExactly(DropReason.NEWEST.text());
		}
	}

	@Test
	void theNewestAreRefusedAndCountedAtTheirPlace() throws IOException {
		this.journals.policy = OverflowPolicy.DROP_NEWEST;
		try (Journal journal = this.journals.open()) {
			int kept = fill(journal);
			for (int n = kept + 1; n < 20_000; n++) {
				assertThat(TestJournals.append(journal, n + FILLER, n)).isFalse();
			}
			Reading reading = Reading.of(journal.live());
			assertThat(reading.lines).hasSize(kept);
			assertThat(reading.gaps()).isEmpty();
			journal.live().acknowledge(reading.position());
			reading.readAll(journal.live());
			assertThat(reading.gaps())
				.containsExactly(new Gap(20_000 - kept, kept, 19_999, DropReason.NEWEST.text(), "owner"));
			TestJournals.append(journal, "after");
			reading.readAll(journal.live());
			assertThat(reading.lines).hasSize(kept + 1).endsWith("after");
			assertThat(reading.gaps()).hasSize(1);
		}
	}

	@Test
	void refusedRecordsAreToldByTheNextOpening() throws IOException {
		this.journals.policy = OverflowPolicy.DROP_NEWEST;
		int kept;
		try (Journal journal = this.journals.open()) {
			kept = fill(journal);
			append(journal, kept + 1, kept + 100);
		}
		try (Journal journal = this.journals.open()) {
			Reading reading = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(reading.lines).hasSize(kept);
			assertThat(reading.missing()).isEqualTo(100);
			TestJournals.onlyRecovered(journal).acknowledge(reading.position());
			assertThat(TestJournals.onlyRecovered(journal).isDrained()).isTrue();
		}
	}

	@Test
	void streamsOfEarlierOpeningsGiveWayFirst() throws IOException {
		int kept;
		try (Journal journal = this.journals.open()) {
			kept = 4000;
			append(journal, 0, kept);
		}
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 1000);
			Reading earlier = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(earlier.missing()).isPositive();
			assertThat(earlier.lines.size() + earlier.missing()).isEqualTo(kept);
			assertThat(Reading.of(journal.live()).lines).hasSize(1000);
		}
	}

	@Test
	void opensEvenIfEarlierOpeningsTookAllTheSpace() throws IOException {
		this.journals.policy = OverflowPolicy.DROP_NEWEST;
		try (Journal journal = this.journals.open()) {
			fill(journal);
		}
		try (Journal journal = this.journals.open()) {
			assertThat(TestJournals.append(journal, "one")).isTrue();
		}
	}

	@Test
	void aBlockedCallerGoesOnWhenThereIsRoom() throws Exception {
		this.journals.policy = OverflowPolicy.BLOCK;
		try (Journal journal = this.journals.open()) {
			Thread appending = new Thread(() -> append(journal, 0, 20_000));
			appending.start();
			Reading reading = new Reading();
			while (reading.lines.size() < 20_000) {
				if (reading.read(journal.live()) != null) {
					journal.live().acknowledge(reading.position());
				}
			}
			appending.join();
			assertThat(reading.gaps()).isEmpty();
			assertThat(journal.state().dropped()).isZero();
		}
	}

	@Test
	void aBlockedCallerWaitsOnlySoLong() throws IOException {
		this.journals.policy = OverflowPolicy.BLOCK;
		this.journals.blockTimeout = Duration.ofMillis(50);
		try (Journal journal = this.journals.open()) {
			int kept = fill(journal);
			long start = System.nanoTime();
			Thread.currentThread().interrupt();
			assertThat(TestJournals.append(journal, "late" + FILLER)).isFalse();
			assertThat(Thread.interrupted()).isTrue();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(50),
					Duration.ofSeconds(5));
			Reading reading = Reading.of(journal.live());
			journal.live().acknowledge(reading.position());
			assertThat(reading.readAll(journal.live()).lines).hasSize(kept);
			assertThat(reading.missing()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@EnumSource
	void manyThreadsAndAReaderAccountForEveryRecord(OverflowPolicy policy) throws Exception {
		this.journals.policy = policy;
		this.journals.blockTimeout = Duration.ofMillis(1);
		int threads = 6;
		int each = 20_000;
		AtomicInteger refused = new AtomicInteger();
		AtomicBoolean done = new AtomicBoolean();
		try (Journal journal = this.journals.open()) {
			List<Thread> appending = new ArrayList<>();
			for (int t = 0; t < threads; t++) {
				String name = t + " ";
				appending.add(new Thread(() -> {
					for (int n = 0; n < each; n++) {
						refused.addAndGet(TestJournals.append(journal, name + n + FILLER) ? 0 : 1);
					}
				}));
			}
			appending.forEach(Thread::start);
			Thread ending = new Thread(() -> {
				for (Thread thread : appending) {
					joinQuietly(thread);
				}
				done.set(true);
			});
			ending.start();
			Reading reading = new Reading(100_000);
			// A gap is told as soon as there is a segment to go on in.
			long deadline = System.nanoTime() + 30_000_000_000L;
			while (!done.get()
					|| (reading.lines.size() + reading.missing() < threads * each && System.nanoTime() < deadline)) {
				readSome(journal, reading);
			}
			assertThat(journal.live().read(new byte[100_000])).isNull();
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(threads * each);
			assertThat(reading.missing()).isEqualTo(journal.state().dropped()).isGreaterThanOrEqualTo(refused.get());
			assertThat(journal.state().appended()).isEqualTo(threads * each);
			assertThat(journal.state().records()).isZero();
			assertInOrder(reading.lines, threads);
			ending.join();
		}
	}

	/** Read and acknowledge; sometimes what was read does not arrive. */
	private static void readSome(Journal journal, Reading reading) {
		while (reading.read(journal.live()) != null) {
			journal.live().acknowledge(reading.position());
			if (reading.chunks.size() % 7 == 0) {
				journal.live().read(new byte[10_000]);
				journal.live().rewind(reading.position());
			}
		}
	}

	private static void assertInOrder(List<String> lines, int threads) {
		int[] last = new int[threads];
		for (String line : lines) {
			String[] parts = line.split(" ");
			int thread = Integer.parseInt(parts[0]);
			int number = Integer.parseInt(parts[1]) + 1;
			assertThat(number).isGreaterThan(last[thread]);
			last[thread] = number;
		}
	}

	private static void joinQuietly(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void append(Journal journal, int from, int to) {
		for (int n = from; n < to; n++) {
			TestJournals.append(journal, n + FILLER, n);
		}
	}

	/** Append until a record is refused, and return its number. */
	private static int fill(Journal journal) {
		int n = 0;
		while (TestJournals.append(journal, n + FILLER, n)) {
			assertThat(n++).isLessThan(1_000_000);
		}
		return n;
	}

}
