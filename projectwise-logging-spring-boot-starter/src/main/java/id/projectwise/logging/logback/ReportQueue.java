package id.projectwise.logging.logback;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes reports on a thread of its own, which exists only while there are any: who has
 * something to report may hold a lock, and standard error may be a pipe that nobody
 * reads. Used by many threads at once.
 */
final class ReportQueue {

	static final int CAPACITY = 32;

	private static final long IDLE_SECONDS = 5;

	private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, 1, IDLE_SECONDS, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(CAPACITY), ReportQueue::newThread);

	private final AtomicLong waiting = new AtomicLong();

	private final AtomicLong unmade = new AtomicLong();

	private static Thread newThread(Runnable reports) {
		Thread thread = new Thread(reports, "log-reports");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Have a report made soon. Does not wait: if too many wait already, it is only
	 * counted.
	 * @param report makes the report
	 */
	void add(Runnable report) {
		this.waiting.incrementAndGet();
		try {
			this.executor.execute(() -> make(report));
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			this.waiting.decrementAndGet();
			this.unmade.incrementAndGet();
		}
	}

	private void make(Runnable report) {
		try {
			report.run();
		}
		finally {
			this.waiting.decrementAndGet();
		}
	}

	/** How many reports were not made since this was asked last. */
	long unmade() {
		return this.unmade.getAndSet(0);
	}

	/**
	 * Wait until no report is waiting.
	 * @param timeout how long at most
	 */
	void flush(Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		while (this.waiting.get() > 0 && System.nanoTime() - end < 0 && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(this, FLUSH_NANOS);
		}
	}

}
