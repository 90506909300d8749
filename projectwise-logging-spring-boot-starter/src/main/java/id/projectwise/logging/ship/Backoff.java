package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: twice as long after each failure, with jitter
 * so that thousands of workers do not come back in the same moment.
 */
final class Backoff {

	static final Duration SHORTEST = Duration.ofMillis(100);

	static final Duration LONGEST = Duration.ofSeconds(10);

	private final DoubleSupplier random;

	private int failures;

	/**
	 * Create a back-off.
	 * @param random gives numbers from 0 to 1, without 1
	 */
	Backoff(DoubleSupplier random) {
		this.random = random;
	}

	/**
	 * Return the delay after one more failure.
	 * @return the delay
	 */
	Duration next() {
		return delay(this.failures++, this.random.getAsDouble());
	}

	void reset() {
		this.failures = 0;
	}

	/**
	 * Return the delay after a number of earlier failures.
	 * @param failures how many attempts failed before the last one
	 * @param random a number from 0 to 1
	 * @return between half and all of {@link #SHORTEST} doubled as often, of at most
	 * {@link #LONGEST}
	 */
	static Duration delay(int failures, double random) {
		long doubled = SHORTEST.toMillis() << Math.min(failures, 10);
		long whole = Math.min(doubled, LONGEST.toMillis());
		return Duration.ofMillis(whole / 2 + Math.round(whole / 2 * random));
	}

}
