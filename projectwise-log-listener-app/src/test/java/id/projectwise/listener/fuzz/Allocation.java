package id.projectwise.listener.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * Memory that the current thread takes for an input: no more than in proportion to its
 * length.
 */
final class Allocation {

	private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	/** The greater part is Jazzer's: what it puts into the code remembers comparisons. */
	private static final long FIXED = 8 << 20;

	private static final long PER_BYTE = 4096;

	private static long excluded;

	private final long before = counted();

	/**
	 * Do what is not about the input.
	 */
	static void exclude(Runnable action) {
		long start = THREAD.getCurrentThreadAllocatedBytes();
		action.run();
		excluded += THREAD.getCurrentThreadAllocatedBytes() - start;
	}

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
		return counted() - this.before;
	}

	private static long counted() {
		return THREAD.getCurrentThreadAllocatedBytes() - excluded;
	}

	private static long limit(int length) {
		return FIXED + PER_BYTE * length;
	}

}
