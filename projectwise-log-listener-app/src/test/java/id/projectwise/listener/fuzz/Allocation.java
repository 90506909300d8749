package id.projectwise.listener.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * Memory that the current thread takes for an input: no more than in proportion to its
 * length.
 */
final class Allocation {

	private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** For each time it is decoded, in bytes. */
	private static final long FIXED = 8 << 20;

	private static final long PER_BYTE = 2048;

	private final long before = THREAD.getCurrentThreadAllocatedBytes();

	boolean isWithin(int length) {
		return allocated() <= limit(length);
	}

	/**
	 * Fail if more was allocated since this was made than is allowed.
	 */
	void check(int length) {
		long allocated = allocated();
		if (allocated > limit(length)) {
			throw new AssertionError("Allocated " + allocated + " bytes (expected: at most " + limit(length) + ")");
		}
	}

	private long allocated() {
		return THREAD.getCurrentThreadAllocatedBytes() - this.before;
	}

	private static long limit(int length) {
		return FIXED + PER_BYTE * length;
	}

}
