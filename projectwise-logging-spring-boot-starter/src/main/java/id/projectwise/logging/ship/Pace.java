package id.projectwise.logging.ship;

import java.util.concurrent.TimeUnit;

/**
 * How long the shipper rests between two looks at the journal. Nobody wakes it for a
 * record: that would cost the application's thread more than all of logging. So it looks
 * again at once while there is much, and ever less often, down to 20 times a second,
 * while there is not: records then travel in fewer and larger batches, and the
 * application's threads are seldom put aside for it.
 */
final class Pace {

	static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

	private static final int MUCH = 512 * 1024;

	private static final int SOME = 64 * 1024;

	private long rest = SHORTEST_NANOS;

	/**
	 * Return the rest to take.
	 * @param read how many bytes the last look at the journal has found
	 * @return nanoseconds, 0 to look again at once
	 */
	long restAfter(int read) {
		if (read >= MUCH) {
			this.rest = SHORTEST_NANOS;
			return 0;
		}
		if (read < SOME) {
			this.rest = Math.min(this.rest * 2, LONGEST_NANOS);
		}
		return this.rest;
	}

}
