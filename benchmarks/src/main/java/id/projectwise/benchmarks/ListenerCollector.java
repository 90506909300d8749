package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Numbered records in the files of the log listener.
 */
final class ListenerCollector implements Collector {

	private static final long POLL_MILLIS = 200;

	/** Longer than the starter waits before it connects again. */
	private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(20);

	private static final int CHUNK = 64 * 1024;

	private final Path directory;

	private final int port;

	private @Nullable JavaProcess process;

	ListenerCollector(Path directory) throws IOException {
		this.directory = Files.createDirectories(directory.resolve("listener"));
		this.port = ListenerFork.freePort();
	}

	@Override
	public int port() {
		return this.port;
	}

	@Override
	public void start() throws IOException, InterruptedException {
		JavaProcess started = ListenerProgram.PLAIN.start(ListenerOptions.FLAGS, this.directory, this.port,
				this.directory.resolve("listener.txt"));
		this.process = started;
		ListenerFork.awaitListening(started, this.port);
	}

	@Override
	public void stop() throws InterruptedException {
		if (this.process != null) {
			this.process.stop();
		}
	}

	@Override
	public void kill() throws InterruptedException {
		if (this.process != null) {
			this.process.kill();
		}
	}

	@Override
	public int[] await(int numbers) throws IOException, InterruptedException {
		Path logs = this.directory.resolve("logs");
		LogFiles files = new LogFiles(logs);
		int[] times = count(logs, numbers);
		long bytes = files.bytes();
		long last = System.nanoTime();
		while (IntStream.of(times).anyMatch((count) -> count == 0) && System.nanoTime() - last < QUIET_NANOS) {
			Thread.sleep(POLL_MILLIS);
			if (files.bytes() != bytes) {
				bytes = files.bytes();
				last = System.nanoTime();
				times = count(logs, numbers);
			}
		}
		return times;
	}

	private static int[] count(Path logs, int numbers) throws IOException {
		int[] times = new int[numbers];
		try (Stream<Path> files = Files.walk(logs)) {
			List<Path> all = files.filter((file) -> file.toString().endsWith(".log")).toList();
			for (Path file : all) {
				count(file, times);
			}
		}
		return times;
	}

	private static void count(Path file, int[] times) throws IOException {
		NumberScanner scanner = new NumberScanner((number) -> times[number]++);
		byte[] chunk = new byte[CHUNK];
		try (InputStream in = Files.newInputStream(file)) {
			for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
				scanner.scan(chunk, length);
			}
		}
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.close();
		}
	}

}
