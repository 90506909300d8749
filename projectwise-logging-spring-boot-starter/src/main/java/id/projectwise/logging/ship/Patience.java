package id.projectwise.logging.ship;

import java.time.Duration;

/**
 * What the last connections have taught about the receiver: whether it answers questions,
 * and how long it takes. A receiver that lets a question time out, or hangs up on two in
 * a row, may be one that does not take messages without entries, as Fluent Bit; so the
 * next connection begins with records. If these are not answered either, the question was
 * not to blame, and the next one asks again. Harmless towards our listener, which checks
 * where each chunk begins.
 */
final class Patience {

	private static final int MAX_DOUBLINGS = 3;

	/** One may be the end of the receiver. */
	private static final int HANG_UPS = 2;

	private final Duration ackTimeout;

	private int timeouts;

	private int hangUps;

	private boolean asks = true;

	Patience(Duration ackTimeout) {
		this.ackTimeout = ackTimeout;
	}

	/**
	 * Return how long the receiver may be silent on the next connection.
	 * @return the timeout
	 */
	Duration timeout() {
		return this.ackTimeout.multipliedBy(1L << this.timeouts);
	}

	/**
	 * Return whether to ask the receiver for its marks on the next connection.
	 * @return whether to ask
	 */
	boolean asks() {
		return this.asks;
	}

	/**
	 * Learn from a connection that ended.
	 * @param window what was sent on it
	 * @param timedOut whether it ended because of the receiver's silence
	 */
	void learn(Window window, boolean timedOut) {
		if (window.hasKept()) {
			this.timeouts = 0;
		}
		else if (timedOut) {
			this.timeouts = Math.min(this.timeouts + 1, MAX_DOUBLINGS);
		}
		if (window.hasAnswered()) {
			this.hangUps = 0;
		}
		else if (!window.isEmpty()) {
			this.hangUps += timedOut ? 0 : 1;
			this.asks = !this.asks || !(timedOut || this.hangUps >= HANG_UPS);
			this.hangUps = this.asks ? this.hangUps : 0;
		}
	}

}
