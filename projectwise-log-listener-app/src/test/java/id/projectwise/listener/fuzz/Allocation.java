package id.projectwise.listener.fuzz;

import java.lang.management.ManagementFactory;

import com.sun.management.ThreadMXBean;

/**
 * Memory that the current thread takes for an input, which may be no more than in
 * proportion to its length.
 */
final class Allocation {

	private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final long before = THREAD.getCurrentThreadAllocatedBytes();

	/**
	 * Fail if more was allocated since this was made than is allowed.
	 */
	void check(long most) {
		long allocated = THREAD.getCurrentThreadAllocatedBytes() - this.before;
		if (allocated > most) {
			throw new AssertionError("Allocated " + allocated + " bytes (expected: at most " + most + ")");
		}
	}

}
