package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A {@link Sink} as the driver sees it.
 */
final class SinkProcess implements AutoCloseable {

	private static final long POLL_MILLIS = 10;

	private final Path directory;

	private final SinkTally tally;

	private final List<String> arguments;

	private @Nullable JavaProcess process;

	/**
	 * Create a sink that does not run yet.
	 * @param directory where its tally goes
	 * @param withNumbers whether to count numbered records one by one
	 */
	SinkProcess(Path directory, boolean withNumbers) throws IOException {
		this.directory = directory;
		this.tally = SinkTally.in(directory);
		this.arguments = withNumbers ? List.of(directory.toString(), "numbers") : List.of(directory.toString());
	}

	/**
	 * Start it, at the same port if it ran before, and wait until it listens.
	 */
	void start() throws IOException, InterruptedException {
		JavaProcess started = JavaProcess.start(List.of("-Xmx256m", "-XX:+UseSerialGC"), Sink.class,
				this.directory.resolve("sink.txt"), this.arguments.toArray());
		this.process = started;
		while (port() == 0) {
			started.requireAlive();
			Thread.sleep(POLL_MILLIS);
		}
	}

	SinkTally tally() {
		return this.tally;
	}

	int port() {
		return this.tally.port();
	}

	JavaProcess process() {
		return Objects.requireNonNull(this.process, "The sink was not started");
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.close();
		}
	}

}
