package id.projectwise.logging.ship;

import java.time.Duration;

/**
 * Where threads wait until all that was in the journal when they came is acknowledged, or
 * until there is no hope of that.
 */
final class DrainGate {

	private volatile long requests;

	private volatile int waiting;

	private long settled;

	private boolean drained;

	private long failedAttempts;

	private boolean everConnected;

	private boolean closed;

	/**
	 * Wait. Blocks, but not longer than one attempt to connect while there never was a
	 * connection.
	 * @param timeout how long at most
	 * @param wake wakes the shipper
	 * @return whether all is acknowledged
	 */
	synchronized boolean await(Duration timeout, Runnable wake) {
		long deadline = System.nanoTime() + timeout.toNanos();
		long request = this.requests + 1;
		this.requests = request;
		this.waiting++;
		wake.run();
		try {
			return await(request, deadline);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.waiting--;
		}
	}

	private boolean await(long request, long deadline) throws InterruptedException {
		long failedBefore = this.failedAttempts;
		while (this.settled < request) {
			long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
			boolean hopeless = !this.everConnected && this.failedAttempts != failedBefore;
			if (this.closed || hopeless || millis <= 0) {
				return false;
			}
			wait(millis);
		}
		return this.drained;
	}

	/**
	 * Return whether anybody waits.
	 * @return whether a thread waits
	 */
	boolean isWanted() {
		return this.waiting > 0;
	}

	/**
	 * Return the number of the last who came.
	 * @return what to pass to {@link #settled} if nothing is found in the journal after
	 * this call
	 */
	long request() {
		return this.requests;
	}

	/**
	 * All that was in the journal at the time of a request is acknowledged, or cannot be
	 * shipped for some time.
	 * @param request the number of the request
	 * @param all whether all is acknowledged
	 */
	synchronized void settled(long request, boolean all) {
		this.settled = request;
		this.drained = all;
		notifyAll();
	}

	synchronized void connected() {
		this.everConnected = true;
	}

	synchronized void failed() {
		this.failedAttempts++;
		notifyAll();
	}

	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

}
