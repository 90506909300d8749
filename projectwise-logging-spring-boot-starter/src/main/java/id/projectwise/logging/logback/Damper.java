package id.projectwise.logging.logback;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets one report of a kind through every few seconds and counts the others. Used by many
 * threads at once.
 */
public final class Damper {

	private final long intervalNanos;

	private final AtomicLong silentUntil = new AtomicLong(System.nanoTime());

	private final AtomicLong unreported = new AtomicLong();

	/**
	 * Create a damper that lets the first report through, and then one in ten seconds.
	 */
	public Damper() {
		this(Duration.ofSeconds(10));
	}

	Damper(Duration interval) {
		this.intervalNanos = interval.toNanos();
	}

	/**
	 * Count one occurrence.
	 * @return how many occurrences a report now stands for, or 0 if none is due
	 */
	public long count() {
		this.unreported.incrementAndGet();
		long until = this.silentUntil.get();
		long now = System.nanoTime();
		boolean due = now - until >= 0 && this.silentUntil.compareAndSet(until, now + this.intervalNanos);
		return due ? this.unreported.getAndSet(0) : 0;
	}

}
