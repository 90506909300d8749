package id.projectwise.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

import com.sun.management.ThreadMXBean;

/**
 * Calls as fast as they return, until stopped.
 */
final class ClosedLoop implements Callable<ClosedLoop.Tally> {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Workload workload;

	private volatile boolean stopped;

	ClosedLoop(Workload workload) {
		this.workload = workload;
	}

	void stop() {
		this.stopped = true;
	}

	@Override
	public Tally call() {
		long calls = 0;
		long allocated = THREADS.getCurrentThreadAllocatedBytes();
		long start = System.nanoTime();
		while (!this.stopped) {
			this.workload.call();
			calls++;
		}
		long nanos = System.nanoTime() - start;
		return new Tally(calls, nanos, THREADS.getCurrentThreadAllocatedBytes() - allocated);
	}

	/**
	 * What threads did.
	 *
	 * @param calls how many calls returned
	 * @param nanos how long all threads together took for them
	 * @param allocated how many bytes they allocated
	 */
	record Tally(long calls, long nanos, long allocated) {

		Tally plus(Tally other) {
			return new Tally(this.calls + other.calls, this.nanos + other.nanos, this.allocated + other.allocated);
		}

	}

}
