package id.projectwise.listener.route;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import id.projectwise.logging.file.TreeInUseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class CommitStoreTests {

	private static final UUID STREAM = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	private static final String ORDERS = "2025-08/orders.log";

	@TempDir
	Path directory;

	private final MutableClock clock = MutableClock.at("2025-08-31T12:00:00");

	@Test
	void writesEachModuleToItsFile() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			assertThat(test.deliver(store, STREAM, 0, 2, "app.orders")).isEqualTo(Outcome.COMMITTED);
			assertThat(test.deliver(store, STREAM, 2, 3, "app.billing")).isEqualTo(Outcome.COMMITTED);
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(3);
		}
		assertThat(test.lines(ORDERS)).containsExactly("0", "1");
		assertThat(test.lines("2025-08/billing.log")).containsExactly("2");
	}

	@Test
	void acknowledgesARepeatedChunkWithoutWritingIt() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
			assertThat(test.deliver(store, STREAM, 0, 2, "orders")).isEqualTo(Outcome.REPEATED);
			assertThat(test.deliver(store, STREAM, 0, 1, "orders")).isEqualTo(Outcome.REPEATED);
			assertThat(store.state().repeated()).isEqualTo(2);
		}
		assertThat(test.lines(ORDERS)).containsExactly("0", "1");
	}

	@Test
	void refusesWhatDoesNotFollow() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
			assertThat(test.deliver(store, STREAM, 3, 4, "orders")).isEqualTo(Outcome.OUT_OF_ORDER);
			assertThat(test.deliver(store, STREAM, 1, 4, "orders")).isEqualTo(Outcome.OUT_OF_ORDER);
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(2);
			assertThat(store.state().outOfOrder()).isEqualTo(2);
		}
		assertThat(test.lines(ORDERS)).containsExactly("0", "1");
	}

	@Test
	void remembersMarksWhenOpenedAgain() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
		}
		try (CommitStore store = test.open()) {
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(2);
			assertThat(test.deliver(store, STREAM, 0, 2, "orders")).isEqualTo(Outcome.REPEATED);
			assertThat(test.deliver(store, STREAM, 2, 3, "orders")).isEqualTo(Outcome.COMMITTED);
		}
		assertThat(test.lines(ORDERS)).containsExactly("0", "1", "2");
		assertThat(test.listener.events).isEmpty();
	}

	@Test
	void commitsPipelinedChunksInOrder() throws Exception {
		TestStore test = test();
		List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
		try (CommitStore store = test.open()) {
			for (int i = 0; i < 500; i++) {
				outcomes.add(test.submit(store, STREAM, i, i + 1, "orders"));
			}
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(500);
		}
		assertThat(outcomes).allMatch((outcome) -> outcome.join() == Outcome.COMMITTED);
		assertThat(test.lines(ORDERS)).isEqualTo(numbers(0, 500));
	}

	@Test
	void refusesAllPipelinedChunksAfterOneThatDoesNotFollow() throws Exception {
		TestStore test = test();
		List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 1, "orders");
			for (int i = 2; i < 100; i++) {
				outcomes.add(test.submit(store, STREAM, i, i + 1, "orders"));
			}
		}
		assertThat(outcomes).allMatch((outcome) -> outcome.join() == Outcome.OUT_OF_ORDER);
		assertThat(test.lines(ORDERS)).containsExactly("0");
	}

	@Test
	void acceptsAnUnknownStreamInTheMiddleAndSaysSo() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(-1);
			assertThat(test.resume(store, STREAM, 7, 8, "orders")).isEqualTo(Outcome.COMMITTED);
			assertThat(test.deliver(store, STREAM, 8, 9, "orders")).isEqualTo(Outcome.COMMITTED);
		}
		assertThat(test.lines(ORDERS)).containsExactly("7", "8");
		assertThat(test.lines("2025-08/listener.log")).singleElement()
			.asString()
			.contains(STREAM.toString(), "continues at 7", "may be here twice");
		assertThat(test.listener.events).containsExactly("unknown stream at 7");
	}

	@Test
	void refusesAnUnknownStreamInTheMiddleFromWhoeverHasNotAsked() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			assertThat(test.deliver(store, STREAM, 7, 8, "orders")).isEqualTo(Outcome.OUT_OF_ORDER);
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(-1);
			assertThat(test.deliver(store, STREAM, 0, 8, "orders")).isEqualTo(Outcome.COMMITTED);
		}
		assertThat(test.lines("2025-08/listener.log")).isEmpty();
		assertThat(test.listener.events).isEmpty();
	}

	@Test
	void bindsStreamsToWhoBeganThem() throws Exception {
		StreamOwner shop = StreamOwner.of("CN=shop".getBytes(StandardCharsets.UTF_8));
		StreamOwner other = StreamOwner.of("CN=other".getBytes(StandardCharsets.UTF_8));
		TestStore test = test();
		try (CommitStore store = test.open()) {
			assertThat(test.deliver(store, shop, STREAM, 0, 2)).isEqualTo(Outcome.COMMITTED);
			assertThat(test.deliver(store, other, STREAM, 2, 4)).isEqualTo(Outcome.FOREIGN);
			assertThat(test.deliver(store, other, STREAM, 0, 2)).as("repeated").isEqualTo(Outcome.FOREIGN);
		}
		try (CommitStore store = test.open()) {
			assertThat(TestStore.mark(store, other, STREAM)).isEqualTo(RecordStore.FOREIGN);
			assertThat(test.deliver(store, other, STREAM, 2, 4)).isEqualTo(Outcome.FOREIGN);
			CompletableFuture<Outcome> end = new CompletableFuture<>();
			store.end(STREAM, other, end::complete);
			assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.FOREIGN);
			assertThat(TestStore.mark(store, shop, STREAM)).isEqualTo(2);
			assertThat(test.deliver(store, shop, STREAM, 2, 4)).isEqualTo(Outcome.COMMITTED);
		}
		assertThat(test.lines(ORDERS)).containsExactly("0 to 2", "2 to 4");
	}

	@Test
	void letsStreamsGoOnWhenCertificatesAreIntroducedOrGivenUp() throws Exception {
		StreamOwner shop = StreamOwner.of("CN=shop".getBytes(StandardCharsets.UTF_8));
		StreamOwner other = StreamOwner.of("CN=other".getBytes(StandardCharsets.UTF_8));
		TestStore test = test();
		try (CommitStore store = test.open()) {
			assertThat(test.deliver(store, StreamOwner.NOBODY, STREAM, 0, 2)).isEqualTo(Outcome.COMMITTED);
			assertThat(test.deliver(store, shop, STREAM, 2, 4)).isEqualTo(Outcome.COMMITTED);
			assertThat(test.deliver(store, other, STREAM, 4, 6)).isEqualTo(Outcome.FOREIGN);
			assertThat(test.deliver(store, StreamOwner.NOBODY, STREAM, 4, 6)).isEqualTo(Outcome.COMMITTED);
			assertThat(test.deliver(store, other, STREAM, 6, 8)).isEqualTo(Outcome.FOREIGN);
		}
	}

	@Test
	void takesNoLateCopyOfAStreamThatEnded() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
			TestStore.end(store, STREAM);
			TestStore.end(store, UUID.randomUUID());
		}
		try (CommitStore store = test.open()) {
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(2);
			assertThat(test.deliver(store, STREAM, 0, 2, "orders")).isEqualTo(Outcome.REPEATED);
		}
	}

	@Test
	void forgetsStreamsThatWereIdleSinceItStarted() throws Exception {
		TestStore test = test().streams(100, Duration.ofDays(30));
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
		}
		this.clock.advance(Duration.ofDays(100));
		try (CommitStore store = test.open()) {
			this.clock.advance(Duration.ofDays(29));
			test.deliver(store, UUID.randomUUID(), 0, 1, "orders");
			assertThat(test.deliver(store, STREAM, 0, 2, "orders")).isEqualTo(Outcome.REPEATED);
			this.clock.advance(Duration.ofDays(2));
			test.deliver(store, UUID.randomUUID(), 0, 1, "orders");
			assertThat(TestStore.mark(store, STREAM)).isEqualTo(-1);
		}
		assertThat(test.listener.events).containsOnlyOnce("forgotten 1: idle for more than PT720H");
	}

	@Test
	void keepsStreamsThatAreAskedFor() throws Exception {
		TestStore test = test().streams(100, Duration.ofDays(30));
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
			for (int i = 0; i < 5; i++) {
				this.clock.advance(Duration.ofDays(29));
				assertThat(TestStore.mark(store, STREAM)).isEqualTo(2);
			}
		}
	}

	@Test
	void forgetsTheOldestOfTooManyStreams() throws Exception {
		TestStore test = test().streams(10, Duration.ofDays(30));
		List<UUID> streams = IntStream.range(0, 11).mapToObj((i) -> new UUID(1, i)).toList();
		try (CommitStore store = test.open()) {
			for (UUID stream : streams) {
				this.clock.advance(Duration.ofSeconds(1));
				test.deliver(store, stream, 0, 1, "orders");
			}
			assertThat(TestStore.mark(store, streams.get(0))).isEqualTo(-1);
			assertThat(TestStore.mark(store, streams.get(1))).isEqualTo(1);
		}
		assertThat(test.listener.events).containsExactly("forgotten 1: the oldest of more than 10 streams");
	}

	@Test
	void writesEverythingSubmittedBeforeItCloses() throws Exception {
		TestStore test = test();
		List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
		CommitStore store = test.open();
		for (int i = 0; i < 1000; i++) {
			outcomes.add(test.submit(store, new UUID(2, i), 0, 1, "orders"));
			outcomes.add(test.submit(store, "billing", this.clock.millis(), "plain"));
		}
		store.close();
		assertThat(outcomes).allMatch((outcome) -> outcome.join() == Outcome.COMMITTED);
		assertThat(test.lines(ORDERS)).hasSize(1000);
		assertThat(test.lines("2025-08/billing.log")).hasSize(1000);
		assertThat(store.pendingBytes()).isZero();
		assertThat(test.submit(store, STREAM, 0, 1, "orders").get(1, TimeUnit.SECONDS)).isEqualTo(Outcome.CLOSED);
		assertThat(test.lines(ORDERS)).hasSize(1000);
	}

	@Test
	void writesItsOwnersLines() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			byte[] line = "xhello\n".getBytes(StandardCharsets.UTF_8);
			store.write("listener", this.clock.millis(), line, 1, line.length - 1);
		}
		assertThat(test.lines("2025-08/listener.log")).containsExactly("hello");
	}

	@Test
	void rotatesAtMidnightWithoutAnyRecord() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 1, "orders");
			this.clock.set("2025-09-01T00:00:01");
			Waiting.until(() -> test.files().contains("2025-08/orders.log.2025-08-31"));
			test.deliver(store, STREAM, 1, 2, "orders");
		}
		assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-31", "2025-09/orders.log");
	}

	@Test
	void putsLateRecordsIntoTheFileOfTheirDay() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, "orders", MutableClock.millisAt("2025-08-30T23:59:59"), "late");
			test.deliver(store, "orders", MutableClock.millisAt("2025-07-01T00:00:00"), "later");
			test.deliver(store, "orders", MutableClock.millisAt("2025-09-02T00:00:00"), "ahead");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-30")).containsExactly("late");
		assertThat(test.lines("2025-07/orders.log.2025-07-01")).containsExactly("later");
		assertThat(test.lines(ORDERS)).containsExactly("ahead");
	}

	@Test
	void treatsRecordsAsLateWhenTheClockStepsBackAcrossMidnight() throws Exception {
		TestStore test = test();
		this.clock.set("2025-09-01T00:00:10");
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 1, "orders");
			this.clock.set("2025-08-31T23:59:50");
			test.deliver(store, STREAM, 1, 2, "orders");
			this.clock.set("2025-09-01T00:00:05");
			test.deliver(store, STREAM, 2, 3, "orders");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("1");
		assertThat(test.lines("2025-09/orders.log")).containsExactly("0", "2");
	}

	@Test
	void splitsFilesThatHaveGrownToTheLimit() throws Exception {
		TestStore test = test().maxFileSize(10);
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 6, "orders");
			test.deliver(store, STREAM, 6, 7, "orders");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).isEqualTo(numbers(0, 6));
		assertThat(test.lines(ORDERS)).containsExactly("6");
	}

	@Test
	void commitsToMoreFilesThanMayBeOpen() throws Exception {
		TestStore test = test().maxOpenFiles(4);
		try (CommitStore store = test.open()) {
			LineBatch lines = store.newBatch();
			for (int day = 0; day < 30; day++) {
				lines.add(new TestRecord("orders",
						MutableClock.millisAt("2025-07-01T00:00:00") + Duration.ofDays(day).toMillis(), "day " + day));
			}
			CompletableFuture<Outcome> outcome = new CompletableFuture<>();
			store.submit(new Delivery(null, lines, outcome::complete));
			assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.COMMITTED);
			TestStore.mark(store, STREAM);
			assertThat(store.state().openFiles()).isLessThanOrEqualTo(4);
		}
		assertThat(test.files()).hasSize(30);
		assertThat(test.lines("2025-07/orders.log.2025-07-30")).containsExactly("day 29");
	}

	@Test
	void goesOnWhenAFileIsRemovedByHand() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 1, "orders");
			Files.delete(this.directory.resolve(ORDERS));
			for (int i = 1; !Files.exists(this.directory.resolve(ORDERS)); i++) {
				assertThat(test.deliver(store, STREAM, i, i + 1, "orders")).isEqualTo(Outcome.COMMITTED);
			}
		}
		assertThat(test.lines(ORDERS)).hasSize(1);
	}

	@Test
	void startsANewLineAfterSomebodysFragment() throws Exception {
		TestStore test = test();
		Files.createDirectories(this.directory.resolve("2025-08"));
		Files.writeString(this.directory.resolve(ORDERS), "fragment");
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 2, "orders");
		}
		assertThat(test.lines(ORDERS)).containsExactly("fragment", "0", "1");
	}

	@Test
	void letsNobodyElseHaveTheTree() throws Exception {
		TestStore test = test();
		try (CommitStore store = test.open()) {
			assertThatExceptionOfType(TreeInUseException.class).isThrownBy(() -> test().open())
				.withMessageContaining(this.directory.toString())
				.withMessageContaining("the log listener, process " + ProcessHandle.current().pid());
			assertThat(test.deliver(store, STREAM, 0, 1, "orders")).isEqualTo(Outcome.COMMITTED);
		}
	}

	private TestStore test() {
		return new TestStore(this.directory, this.clock);
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(Integer::toString).toList();
	}

}
