package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Writing fails; nothing is acknowledged that is not in the files, nothing is there
 * twice.
 */
@Timeout(60)
class StoreFailureTests {

	private static final UUID STREAM = new UUID(0, 1);

	private static final String ORDERS = "2025-08/orders.log";

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource(SyncPolicy.class)
	void undoesACommitThatFailedAtAnyStepAndTriesAgain(SyncPolicy sync) throws Exception {
		for (int failing = 1; failing <= 7; failing++) {
			TestStore test = test("step" + failing).sync(sync);
			AtomicInteger steps = new AtomicInteger();
			int failAt = failing + 7;
			try (CommitStore store = CommitStore.open(test.settings(), (step) -> {
				if (steps.incrementAndGet() == failAt) {
					throw new IOException("Injected");
				}
			})) {
				test.deliver(store, STREAM, 0, 2, "orders");
				assertThat(test.deliver(store, STREAM, 2, 4, "orders")).isEqualTo(Outcome.COMMITTED);
				assertThat(TestStore.mark(store, STREAM)).isEqualTo(4);
				assertThat(test.deliver(store, STREAM, 4, 5, "orders")).isEqualTo(Outcome.COMMITTED);
			}
			assertThat(test.lines(ORDERS)).isEqualTo(numbers(0, 5));
			assertThat(test.listener.events).isEmpty();
		}
	}

	@Test
	void tellsWhileNothingCanBeWrittenAndResumesByItself() throws Exception {
		TestStore test = test("tree");
		Path blocked = test.root.resolve("2025-08");
		Files.createDirectories(test.root);
		Files.writeString(blocked, "no directory");
		Files.delete(blocked);
		try (CommitStore store = test.open()) {
			Files.delete(blocked);
			Files.writeString(blocked, "no directory");
			CompletableFuture<Outcome> first = test.submit(store, STREAM, 0, 2, "orders");
			CompletableFuture<Outcome> second = test.submit(store, STREAM, 2, 4, "orders");
			Waiting.until(() -> !store.state().isWritable());
			assertThat(store.state().problem()).contains("2025-08");
			assertThat(first).isNotDone();
			assertThat(store.pendingBytes()).isPositive();
			Files.delete(blocked);
			assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.COMMITTED);
			assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.COMMITTED);
			assertThat(store.state().isWritable()).isTrue();
		}
		assertThat(test.lines(ORDERS)).isEqualTo(numbers(0, 4));
		assertThat(test.listener.events).hasSize(2);
		assertThat(test.listener.events.get(0)).startsWith("unwritable: ");
		assertThat(test.listener.events.get(1)).isEqualTo("writable again");
	}

	@Test
	void refusesWhatItCannotWriteWhenItIsClosed() throws Exception {
		TestStore test = test("tree");
		CommitStore store = test.open();
		test.deliver(store, STREAM, 0, 2, "orders");
		Files.createDirectory(test.root.resolve("2025-08/billing.log"));
		CompletableFuture<Outcome> refused = test.submit(store, STREAM, 2, 4, "billing");
		CompletableFuture<Outcome> behind = test.submit(store, STREAM, 4, 6, "orders");
		Waiting.until(() -> !store.state().isWritable());
		store.close();
		assertThat(refused.get(1, TimeUnit.SECONDS)).isEqualTo(Outcome.CLOSED);
		assertThat(behind.get(1, TimeUnit.SECONDS)).isEqualTo(Outcome.CLOSED);
		try (CommitStore again = test.open()) {
			assertThat(TestStore.mark(again, STREAM)).isEqualTo(2);
		}
		assertThat(test.lines(ORDERS)).isEqualTo(numbers(0, 2));
	}

	@Test
	void dropsAndCountsOwnLinesWhenTooManyWait() throws Exception {
		TestStore test = test("tree");
		try (CommitStore store = test.open()) {
			Path blocked = test.root.resolve("2025-08");
			Files.delete(blocked);
			Files.writeString(blocked, "no directory");
			byte[] line = new byte[100_000];
			line[line.length - 1] = '\n';
			for (int i = 0; i < 20; i++) {
				store.write("listener", MutableClock.millisAt("2025-08-31T12:00:00"), line, 0, line.length);
			}
			assertThat(store.state().ownLinesLost()).isEqualTo(10);
			Files.delete(blocked);
		}
	}

	@Test
	void survivesAListenerThatThrows() throws Exception {
		TestStore test = test("tree");
		try (CommitStore store = test.open()) {
			store.submit(new Delivery(null, store.newBatch(), (outcome) -> {
				throw new IllegalStateException("from the callback");
			}));
			store.question(STREAM, StreamOwner.NOBODY, (mark) -> {
				throw new IllegalStateException("from the question");
			});
			assertThat(test.deliver(store, STREAM, 0, 2, "orders")).isEqualTo(Outcome.COMMITTED);
		}
		assertThat(test.listener.events).hasSize(2).allMatch((event) -> event.contains("IllegalStateException: from"));
	}

	@Test
	void waitsForSpaceOnAFullDisk() throws Exception {
		Path mount = Files.createDirectory(this.directory.resolve("mount"));
		assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mount.toString()))
			.as("SKIPPED: a small tmpfs can be mounted")
			.isZero();
		try {
			fillAndFree(mount);
		}
		finally {
			// Mapped files keep it busy.
			run("umount", "-l", mount.toString());
		}
	}

	private void fillAndFree(Path mount) throws Exception {
		Path ballast = mount.resolve("ballast");
		TestStore test = new TestStore(mount.resolve("tree"), MutableClock.at("2025-08-31T12:00:00"));
		List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
		try (CommitStore store = test.open()) {
			test.deliver(store, STREAM, 0, 10, "orders");
			Files.write(ballast, new byte[600_000]);
			// More than is left, in pieces that each would fit.
			for (int i = 10; i < 100_000; i += 5000) {
				outcomes.add(test.submit(store, STREAM, i, Math.min(100_000, i + 5000), "orders"));
			}
			Waiting.until(() -> !store.state().isWritable());
			long mark = Long.parseLong(lastLine(test));
			long acknowledged = outcomes.stream().filter(CompletableFuture::isDone).count();
			assertThat(mark + 1).isEqualTo((acknowledged == 0) ? 10 : 10 + acknowledged * 5000);
			Files.delete(ballast);
			for (CompletableFuture<Outcome> outcome : outcomes) {
				assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(Outcome.COMMITTED);
			}
		}
		assertThat(test.lines(ORDERS)).isEqualTo(numbers(0, 100_000));
	}

	private static String lastLine(TestStore test) throws IOException {
		List<String> lines = test.lines(ORDERS);
		return lines.get(lines.size() - 1);
	}

	private static int run(String... command) throws Exception {
		try {
			return new ProcessBuilder(command).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			// There is no such command.
			return -1;
		}
	}

	private TestStore test(String name) {
		return new TestStore(this.directory.resolve(name), MutableClock.at("2025-08-31T12:00:00"));
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(Integer::toString).toList();
	}

}
