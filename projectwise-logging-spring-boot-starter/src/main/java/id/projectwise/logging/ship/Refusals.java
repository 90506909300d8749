package id.projectwise.logging.ship;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How often in a row the receiver hung up instead of acknowledging a stream, and for how
 * long it is therefore left alone.
 */
final class Refusals {

	/** How often it is tried before it is left alone. */
	static final int LIMIT = 5;

	static final Duration SHORTEST = Duration.ofMinutes(1);

	static final Duration LONGEST = Duration.ofHours(1);

	private int count;

	private long endNanos;

	/**
	 * Take note of a refusal.
	 * @param now the time in nanoseconds
	 * @return for how long to leave the stream alone; null to try again at once
	 */
	@Nullable Duration add(long now) {
		int surplus = ++this.count - LIMIT;
		if (surplus < 0) {
			return null;
		}
		long millis = Math.min(SHORTEST.toMillis() << Math.min(surplus, 10), LONGEST.toMillis());
		this.endNanos = now + millis * 1_000_000;
		return Duration.ofMillis(millis);
	}

	/** The receiver took something. */
	void reset() {
		this.count = 0;
	}

	boolean isOver(long now) {
		return now - this.endNanos >= 0;
	}

}
