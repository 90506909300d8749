package id.projectwise.listener.route;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import id.projectwise.logging.protocol.ChunkId;

/**
 * A store in a process of its own that halts at a step, or works until it is killed. Says
 * on standard output what it acknowledged: a line {@code <stream> <to>} each.
 */
final class ForkedStore {

	static final UUID A = new UUID(0, 'a');

	static final UUID B = new UUID(0, 'b');

	/** Positions of a stream alternate between these. */
	static final List<String> LOGGERS = List.of("orders", "billing");

	static final List<String> FINISHED = List.of("finished");

	private static final int HALTED = 99;

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final TestStore test;

	private ForkedStore(TestStore test) {
		this.test = test;
	}

	/**
	 * Halt at a step.
	 * @return what was acknowledged, or {@link #FINISHED} if there are fewer steps
	 */
	static List<String> haltAt(Path root, SyncPolicy sync, int step) throws Exception {
		return failAndHaltAt(root, sync, 0, step);
	}

	/**
	 * Fail at a step, halt at one that comes later.
	 */
	static List<String> failAndHaltAt(Path root, SyncPolicy sync, int failing, int halting) throws Exception {
		Process process = start(root, sync, "halt", Integer.toString(failing), Integer.toString(halting));
		String acknowledged = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return (process.waitFor() == HALTED) ? acknowledged.lines().toList() : FINISHED;
	}

	static Process start(Path root, SyncPolicy sync, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp",
				System.getProperty("java.class.path"), ForkedStore.class.getName(), root.toString(), sync.name()));
		command.addAll(Arrays.asList(arguments));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	public static void main(String[] args) throws Exception {
		TestStore test = new TestStore(Path.of(args[0]), MutableClock.at("2025-08-31T12:00:00"))
			.sync(SyncPolicy.valueOf(args[1]));
		ForkedStore forked = new ForkedStore(test);
		if (args[2].equals("halt")) {
			forked.deliverFewAndHaltAt(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
		}
		else {
			forked.deliverUntilKilled();
		}
	}

	private void deliverFewAndHaltAt(int failing, int halting) throws Exception {
		AtomicInteger steps = new AtomicInteger();
		try (CommitStore store = CommitStore.open(this.test.settings(), (step) -> {
			int reached = steps.incrementAndGet();
			if (reached == halting) {
				Runtime.getRuntime().halt(HALTED);
			}
			if (reached == failing) {
				throw new IOException("Injected");
			}
		})) {
			deliver(store, A, 0, 10);
			TestStore.mark(store, A);
			CountDownLatch together = new CountDownLatch(1);
			store.question(A, StreamOwner.NOBODY, (mark) -> awaitQuietly(together));
			deliver(store, A, 10, 15);
			deliver(store, B, 0, 10);
			deliver(store, A, 15, 20);
			together.countDown();
			TestStore.mark(store, A);
			deliver(store, B, 10, 20);
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void deliverUntilKilled() throws Exception {
		try (CommitStore store = this.test.open()) {
			long a = Math.max(0, TestStore.mark(store, A));
			long b = Math.max(0, TestStore.mark(store, B));
			this.out.println("started");
			while (true) {
				deliver(store, A, a, a += 10);
				deliver(store, B, b, b += 3);
				while (store.pendingBytes() > 100_000) {
					Thread.onSpinWait();
				}
			}
		}
	}

	private void deliver(CommitStore store, UUID stream, long from, long to) {
		store.submit(new Delivery(ChunkId.data(stream, from, to), lines(store, stream, from, to), (outcome) -> {
			if (outcome == Outcome.COMMITTED) {
				this.out.println(stream + " " + to);
			}
		}));
	}

	static LineBatch lines(CommitStore store, UUID stream, long from, long to) {
		LineBatch lines = store.newBatch();
		for (long position = from; position < to; position++) {
			lines.add(new TestRecord(LOGGERS.get((int) (position % LOGGERS.size())),
					MutableClock.millisAt("2025-08-31T12:00:00"), stream + " " + position));
		}
		return lines;
	}

}
