package id.projectwise.listener.route;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what other threads do.
 */
final class Waiting {

	private Waiting() {
	}

	static void until(Condition condition) throws Exception {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		while (!condition.holds()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Waited in vain");
			}
			LockSupport.parkNanos(1_000_000);
		}
	}

	interface Condition {

		boolean holds() throws Exception;

	}

}
