package id.projectwise.listener.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waiting for something that has to come within some time.
 */
final class Deadline {

	private Deadline() {
	}

	static void await(String what, Duration limit, BooleanSupplier condition) {
		if (!passes(limit, condition)) {
			throw new IllegalStateException("Waited " + limit + " for: " + what);
		}
	}

	/**
	 * Wait until it is so.
	 * @return whether it came to be in time
	 */
	static boolean passes(Duration limit, BooleanSupplier condition) {
		long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - start > limit.toNanos()) {
				return false;
			}
			LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
		}
		return true;
	}

}
