package id.projectwise.logging.ship;

import java.time.Duration;

/**
 * When something has to be done.
 */
final class Deadline {

	private final Duration timeout;

	private final long begunNanos = System.nanoTime();

	private Deadline(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Begin to count.
	 * @param timeout how long it may take from now on
	 * @return the deadline
	 */
	static Deadline in(Duration timeout) {
		return new Deadline(timeout);
	}

	/**
	 * Return the whole time.
	 * @return the timeout
	 */
	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return what is left of it.
	 * @return nanoseconds; 0 if the time is over
	 */
	long nanosLeft() {
		return Math.max(0, this.timeout.toNanos() - (System.nanoTime() - this.begunNanos));
	}

	/**
	 * Return what is left of it, for an operation to which zero means no end.
	 * @param most the most that is returned
	 * @return milliseconds, at least one
	 */
	int millisLeft(int most) {
		return (int) Math.max(1, Math.min(most, nanosLeft() / 1_000_000));
	}

}
