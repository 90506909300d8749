package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where numbered records go in a {@link LossCase}, and which of them arrived.
 */
interface Collector extends AutoCloseable {

	/**
	 * Return where it listens.
	 * @return the port, the same after each start
	 */
	int port();

	/**
	 * Start it, and wait until it listens.
	 */
	void start() throws IOException, InterruptedException;

	/** As {@code kill} does. */
	void stop() throws InterruptedException;

	/** As {@code kill -9} does. */
	void kill() throws InterruptedException;

	/**
	 * Wait until nothing arrives any more, and count what arrived.
	 * @param numbers how many numbers there should be, from 0 on
	 * @return how often each arrived
	 */
	int[] await(int numbers) throws IOException, InterruptedException;

	@Override
	void close();

	/**
	 * Create the collector of a contender.
	 * @param contender who ships
	 * @param directory where it may write
	 * @return the log listener for the starter, a {@link Sink} for the others
	 */
	static Collector of(Contender contender, Path directory) throws IOException {
		return contender.isStarter() ? new ListenerCollector(directory) : new SinkCollector(directory);
	}

}
