package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files a run has written, from a mark on.
 */
final class LogFiles implements Arrivals {

	private static final long POLL_MILLIS = 10;

	static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final Path directory;

	private final Map<Path, Long> mark;

	LogFiles(Path directory) throws IOException {
		this.directory = directory;
		this.mark = sizes();
	}

	@Override
	public long await(long expected) throws IOException, InterruptedException {
		return awaitQuiet(QUIET_NANOS);
	}

	/**
	 * Wait until no file has grown for a while.
	 * @param quietNanos how long
	 * @return the {@link System#nanoTime()} of the last growth seen, or of the call
	 */
	long awaitQuiet(long quietNanos) throws IOException, InterruptedException {
		long last = System.nanoTime();
		long size = bytes();
		while (System.nanoTime() - last < quietNanos) {
			Thread.sleep(POLL_MILLIS);
			long now = bytes();
			if (now != size) {
				size = now;
				last = System.nanoTime();
			}
		}
		return last;
	}

	/**
	 * Wait until the files are complete, or have not grown for a while. They are looked
	 * at only while they do not grow.
	 * @param isComplete tells whether they are
	 * @param patienceNanos how long they need not grow
	 * @return the {@link System#nanoTime()} of the last growth seen, or of the call
	 */
	long await(Completeness isComplete, long patienceNanos) throws IOException, InterruptedException {
		long last = awaitQuiet(QUIET_NANOS);
		for (long size = bytes(); !isComplete.test() && awaitGrowth(size, last, patienceNanos); size = bytes()) {
			last = awaitQuiet(QUIET_NANOS);
		}
		return last;
	}

	private boolean awaitGrowth(long size, long since, long patienceNanos) throws IOException, InterruptedException {
		while (bytes() == size && System.nanoTime() - since < patienceNanos) {
			Thread.sleep(POLL_MILLIS);
		}
		return bytes() != size;
	}

	@Override
	public long bytes() throws IOException {
		long before = this.mark.values().stream().mapToLong(Long::longValue).sum();
		return sizes().values().stream().mapToLong(Long::longValue).sum() - before;
	}

	@Override
	public long lines() throws IOException {
		return lines((file) -> true);
	}

	/**
	 * Return how many lines were written to some of the files since the mark.
	 * @param which which files
	 * @return the number of line feeds
	 */
	long lines(Predicate<Path> which) throws IOException {
		LineCounter lines = new LineCounter();
		for (Path file : sizes().keySet().stream().filter(which).toList()) {
			try (InputStream in = Files.newInputStream(file)) {
				in.skipNBytes(this.mark.getOrDefault(file, 0L));
				lines.readFully(in);
			}
		}
		return lines.lines();
	}

	/**
	 * Tells whether everything is there.
	 */
	@FunctionalInterface
	interface Completeness {

		boolean test() throws IOException;

	}

	private Map<Path, Long> sizes() throws IOException {
		Files.createDirectories(this.directory);
		Map<Path, Long> sizes = new HashMap<>();
		try (Stream<Path> files = Files.walk(this.directory).filter(Files::isRegularFile)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				sizes.put(file, Files.size(file));
			}
		}
		return sizes;
	}

}
