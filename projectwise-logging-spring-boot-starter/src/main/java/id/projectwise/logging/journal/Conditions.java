package id.projectwise.logging.journal;

import java.util.concurrent.locks.Condition;

/**
 * Waiting that an interrupt neither ends nor forgets.
 */
final class Conditions {

	private Conditions() {
	}

	/**
	 * Wait for a condition, at most as long as is told.
	 * @return what is left of the time
	 */
	static long await(Condition condition, long nanos) {
		boolean interrupted = Thread.interrupted();
		long end = System.nanoTime() + nanos;
		try {
			while (true) {
				try {
					return condition.awaitNanos(end - System.nanoTime());
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
