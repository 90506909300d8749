package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Numbered records in a {@link Sink}.
 */
final class SinkCollector implements Collector {

	private final SinkProcess sink;

	SinkCollector(Path directory) throws IOException {
		this.sink = new SinkProcess(directory, true);
	}

	@Override
	public int port() {
		return this.sink.port();
	}

	@Override
	public void start() throws IOException, InterruptedException {
		this.sink.start();
	}

	@Override
	public void stop() throws InterruptedException {
		this.sink.process().stop();
	}

	@Override
	public void kill() throws InterruptedException {
		this.sink.process().kill();
	}

	@Override
	public int[] await(int numbers) throws InterruptedException {
		new SinkArrivals(this.sink.tally()).await(numbers);
		return IntStream.range(0, numbers).map(this.sink.tally()::times).toArray();
	}

	@Override
	public void close() {
		this.sink.close();
	}

}
