package id.projectwise.logging.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(20)
class CombinedWriterTests {

	private static final int THREADS = 16;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	@Timeout(60)
	void aThreadThatRunsOutOfStackStopsNobodyElse() throws Exception {
		CombinedWriter writer = new CombinedWriter(new MemoryOutput());
		byte[] line = line("line");
		for (int round = 0; round < 60; round++) {
			int frames = round;
			Thread deep = new Thread(null, () -> writeUntilTheStackEnds(writer, line, frames), "deep",
					160 * 1024 + (round % 16) * 4096);
			deep.start();
			deep.join();
			assertThat(this.executor.submit(() -> writer.write(line, 0, line.length)).get(10, TimeUnit.SECONDS))
				.isNull();
		}
	}

	/** The number of frames moves the place where the stack ends. */
	private static void writeUntilTheStackEnds(CombinedWriter writer, byte[] line, int frames) {
		if (frames > 0) {
			writeUntilTheStackEnds(writer, line, frames - 1);
			return;
		}
		assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> recurse(writer, line));
	}

	private static int recurse(CombinedWriter writer, byte[] line) {
		writer.write(line, 0, line.length);
		return recurse(writer, line) + 1;
	}

	@Test
	void writesEachLineOfManyThreadsOnceAndWhole() throws Exception {
		MemoryOutput output = new MemoryOutput();
		CombinedWriter writer = new CombinedWriter(output);
		inParallel((thread) -> IntStream.range(0, 2000).forEach((n) -> {
			byte[] line = line(thread + "-" + n + "-" + "x".repeat(n % 200));
			assertThat(writer.write(line, 0, line.length)).isNull();
		}));
		assertThat(output.lines()).hasSize(THREADS * 2000)
			.doesNotHaveDuplicates()
			.allMatch((line) -> line.endsWith("x".repeat(Integer.parseInt(line.split("-")[1]) % 200)));
		assertThat(output.concurrent).isFalse();
	}

	@Test
	void keepsTheOrderOfEachThread() throws Exception {
		MemoryOutput output = new MemoryOutput();
		CombinedWriter writer = new CombinedWriter(output);
		inParallel((thread) -> IntStream.range(0, 1000).forEach((n) -> write(writer, thread + " " + n)));
		int[] next = new int[THREADS];
		for (String line : output.lines()) {
			String[] fields = line.split(" ");
			assertThat(Integer.parseInt(fields[1])).isEqualTo(next[Integer.parseInt(fields[0])]++);
		}
	}

	@Test
	void combinesWhatCameWhileTheOutputWasBusy() throws Exception {
		GatedOutput output = new GatedOutput();
		CombinedWriter writer = new CombinedWriter(output);
		Future<?> first = this.executor.submit(() -> write(writer, "first"));
		output.entered.await();
		List<Future<?>> others = submit(5, (n) -> write(writer, "other" + n));
		awaitWaiting(writer, 5 * "other0\n".length());
		output.gate.countDown();
		first.get();
		for (Future<?> other : others) {
			assertThat(other.get()).isNull();
		}
		assertThat(output.writes).isEqualTo(2);
		assertThat(output.lines()).hasSize(6);
	}

	@Test
	void tellsEachThreadOfAShortWriteItsOwnTruth() throws Exception {
		GatedOutput output = new GatedOutput();
		CombinedWriter writer = new CombinedWriter(output);
		Future<?> first = this.executor.submit(() -> write(writer, "first"));
		output.entered.await();
		List<Future<?>> others = submit(5, (n) -> write(writer, "other" + n));
		awaitWaiting(writer, 5 * "other0\n".length());
		output.limit = 2 * "other0\n".length() + 3;
		output.gate.countDown();
		first.get();
		List<String> told = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			if (others.get(i).get() == null) {
				told.add("other" + i);
			}
		}
		assertThat(output.lines().subList(1, 3)).containsExactlyInAnyOrderElementsOf(told);
	}

	@Test
	void tellsAllThreadsThatNothingWasWritten() throws Exception {
		GatedOutput output = new GatedOutput();
		CombinedWriter writer = new CombinedWriter(output);
		this.executor.submit(() -> write(writer, "first"));
		output.entered.await();
		List<Future<?>> others = submit(3, (n) -> write(writer, "other" + n));
		awaitWaiting(writer, 3 * "other0\n".length());
		output.error = new OutOfMemoryError("native");
		output.gate.countDown();
		for (Future<?> other : others) {
			assertThat(other.get()).isInstanceOf(IOException.class);
		}
		assertThat(output.lines()).containsExactly("first");
		output.error = null;
		assertThat(write(writer, "later")).isNull();
	}

	@Test
	void writesLinesThatNoBatchHolds() throws Exception {
		MemoryOutput output = new MemoryOutput();
		CombinedWriter writer = new CombinedWriter(output);
		inParallel((thread) -> IntStream.range(0, 20)
			.forEach((n) -> write(writer, String.valueOf((char) ('a' + thread)).repeat(70_000 * (n % 2) + 10))));
		assertThat(output.lines()).hasSize(THREADS * 20)
			.allMatch(
					(line) -> line.chars().distinct().count() == 1 && (line.length() == 10 || line.length() == 70_010));
	}

	@Test
	void answersEveryThreadWhenClosedMeanwhile() throws Exception {
		for (int round = 0; round < 50; round++) {
			MemoryOutput output = new MemoryOutput();
			CombinedWriter writer = new CombinedWriter(output);
			CountDownLatch started = new CountDownLatch(4);
			List<Future<?>> counts = submit(4, (thread) -> {
				started.countDown();
				int written = 0;
				while (write(writer, thread + " " + written) == null) {
					written++;
				}
				return written;
			});
			started.await();
			writer.close();
			int written = 0;
			for (Future<?> count : counts) {
				written += (Integer) count.get();
			}
			assertThat(output.lines()).hasSize(written);
			assertThat(output.closed).isOne();
			assertThat(write(writer, "late")).isSameAs(CombinedWriter.CLOSED);
		}
	}

	@Test
	void closesOnce() throws Exception {
		MemoryOutput output = new MemoryOutput();
		CombinedWriter writer = new CombinedWriter(output);
		writer.close();
		writer.close();
		assertThat(output.closed).isOne();
	}

	@Test
	void doesNotHangOthersWhenAThreadRunsOutOfStack() throws Exception {
		MemoryOutput output = new MemoryOutput();
		CombinedWriter writer = new CombinedWriter(output);
		Thread deep = new Thread(null, () -> {
			for (int i = 0; i < 20; i++) {
				try {
					recurse(writer, 0);
				}
				catch (StackOverflowError ex) {
					assertThat(ex).isNotNull();
				}
			}
		}, "deep", 256 * 1024);
		deep.start();
		deep.join();
		assertThat(this.executor.submit(() -> write(writer, "after")).get(5, TimeUnit.SECONDS)).isNull();
		assertThat(output.lines()).endsWith("after");
	}

	@Test
	void writesFromInterruptedThreads() throws Exception {
		MemoryOutput output = new MemoryOutput();
		CombinedWriter writer = new CombinedWriter(output);
		inParallel((thread) -> {
			Thread.currentThread().interrupt();
			IntStream.range(0, 200).forEach((n) -> write(writer, thread + " " + n));
			assertThat(Thread.interrupted()).isTrue();
		});
		assertThat(output.lines()).hasSize(THREADS * 200).doesNotHaveDuplicates();
	}

	private static int recurse(CombinedWriter writer, int depth) {
		write(writer, "deep");
		return recurse(writer, depth + 1) + 1;
	}

	private void inParallel(java.util.function.IntConsumer task) throws Exception {
		for (Future<?> future : submit(THREADS, (thread) -> {
			task.accept(thread);
			return null;
		})) {
			future.get();
		}
	}

	private List<Future<?>> submit(int threads, java.util.function.IntFunction<Object> task) {
		List<Future<?>> futures = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			int thread = i;
			Callable<Object> call = () -> task.apply(thread);
			futures.add(this.executor.submit(call));
		}
		return futures;
	}

	private static void awaitWaiting(CombinedWriter writer, int bytes) {
		while (writer.waitingBytes() < bytes) {
			Thread.onSpinWait();
		}
	}

	private static IOException write(CombinedWriter writer, String text) {
		byte[] line = line(text);
		return writer.write(line, 0, line.length);
	}

	private static byte[] line(String text) {
		return (text + '\n').getBytes(StandardCharsets.US_ASCII);
	}

	private static class MemoryOutput implements Output {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private volatile boolean busy;

		boolean concurrent;

		int closed;

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
			this.concurrent |= this.busy;
			this.busy = true;
			this.bytes.write(source, offset, length);
			this.busy = false;
		}

		@Override
		public void close() {
			this.closed++;
		}

		List<String> lines() {
			return this.bytes.toString(StandardCharsets.US_ASCII).lines().toList();
		}

	}

	private static final class GatedOutput extends MemoryOutput {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch gate = new CountDownLatch(1);

		volatile int limit = Integer.MAX_VALUE;

		volatile Error error;

		int writes;

		@Override
		public void write(byte[] source, int offset, int length) throws IOException {
			if (this.writes++ == 0) {
				super.write(source, offset, length);
				this.entered.countDown();
				awaitGate();
				return;
			}
			if (this.error != null) {
				throw this.error;
			}
			super.write(source, offset, Math.min(length, this.limit));
			if (length > this.limit) {
				throw new ShortWriteException(this.limit, new IOException("No space left on device"));
			}
		}

		private void awaitGate() {
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
