package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link Sink} as the driver sees it.
 */
final class SinkProcess implements AutoCloseable {

	private static final long POLL_MILLIS = 10;

	private final Path directory;

	private final SinkTally tally;

	private final List<String> arguments;

	private JavaProcess process;

	SinkProcess(Path directory, boolean withNumbers) throws IOException, InterruptedException {
		this.directory = directory;
		this.tally = SinkTally.in(directory);
		this.arguments = withNumbers ? List.of(directory.toString(), "numbers") : List.of(directory.toString());
		this.process = launch();
		while (port() == 0) {
			this.process.requireAlive();
			Thread.sleep(POLL_MILLIS);
		}
	}

	private JavaProcess launch() throws IOException {
		return JavaProcess.start(List.of("-Xmx256m", "-XX:+UseSerialGC"), Sink.class,
				this.directory.resolve("sink.txt"), this.arguments.toArray());
	}

	SinkTally tally() {
		return this.tally;
	}

	int port() {
		return this.tally.port();
	}

	JavaProcess process() {
		return this.process;
	}

	/** Start it again, at the same port, after it was ended. */
	void restart() throws IOException {
		this.process = launch();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
