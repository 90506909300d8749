package id.projectwise.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.HdrHistogram.Histogram;

/**
 * Calls at a fixed rate, each timed by itself. The threads take turns: each starts a
 * little after the one before.
 */
final class PacedLoop implements Callable<Histogram> {

	/** The rate of all threads together. */
	static final int PER_SECOND = 20_000;

	/** Parking takes about this long at least, so shorter waits spin. */
	private static final long SPIN_NANOS = 100_000;

	private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final Workload workload;

	private final long interval;

	private final long delay;

	private final long duration;

	PacedLoop(Workload workload, int threads, int millis) {
		this.workload = workload;
		this.interval = TimeUnit.SECONDS.toNanos(threads) / PER_SECOND;
		this.delay = this.interval * workload.thread() / threads;
		this.duration = TimeUnit.MILLISECONDS.toNanos(millis);
	}

	static Histogram histogram() {
		return new Histogram(HIGHEST_NANOS, 3);
	}

	@Override
	public Histogram call() {
		Histogram histogram = histogram();
		long start = System.nanoTime() + this.delay;
		for (long due = 0; due < this.duration; due += this.interval) {
			long before = awaitTime(start + due);
			this.workload.call();
			histogram.recordValue(Math.min(System.nanoTime() - before, HIGHEST_NANOS));
		}
		return histogram;
	}

	private static long awaitTime(long time) {
		long now = System.nanoTime();
		while (now < time) {
			if (time - now < SPIN_NANOS) {
				Thread.onSpinWait();
			}
			else {
				LockSupport.parkNanos(time - now);
			}
			now = System.nanoTime();
		}
		return now;
	}

}
