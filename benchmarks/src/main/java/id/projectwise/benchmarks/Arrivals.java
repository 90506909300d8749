package id.projectwise.benchmarks;

import java.io.IOException;

/**
 * What has arrived since a mark, where a variant sends its lines.
 */
interface Arrivals {

	/**
	 * Wait until nothing arrives any more.
	 * @param expected how many lines there should be
	 * @return the {@link System#nanoTime()} of the last arrival seen, or of the call
	 */
	long await(long expected) throws IOException, InterruptedException;

	/**
	 * Return how many lines have arrived.
	 * @return the number of lines
	 */
	long lines() throws IOException;

	/**
	 * Return how many bytes have arrived.
	 * @return the number of bytes
	 */
	long bytes() throws IOException;

}
