package id.projectwise.benchmarks;

import java.util.concurrent.TimeUnit;

/**
 * What a {@link Sink} has counted, from a mark on.
 */
final class SinkArrivals implements Arrivals {

	private static final long POLL_MILLIS = 5;

	/** Fluency holds a record back for 0.6 s, and longer when the machine is busy. */
	private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

	private final SinkTally tally;

	private final long records;

	private final long bytes;

	SinkArrivals(SinkTally tally) {
		this.tally = tally;
		this.records = tally.records();
		this.bytes = tally.bytes();
	}

	@Override
	public long await(long expected) throws InterruptedException {
		long last = System.nanoTime();
		long lines = lines();
		while (lines < expected && System.nanoTime() - last < QUIET_NANOS) {
			Thread.sleep(POLL_MILLIS);
			long now = lines();
			if (now != lines) {
				lines = now;
				last = System.nanoTime();
			}
		}
		return last;
	}

	@Override
	public long lines() {
		return this.tally.records() - this.records;
	}

	@Override
	public long bytes() {
		return this.tally.bytes() - this.bytes;
	}

}
