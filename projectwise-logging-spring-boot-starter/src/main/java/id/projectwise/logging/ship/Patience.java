package id.projectwise.logging.ship;

import java.time.Duration;

import id.projectwise.logging.protocol.ChunkId;
import org.jspecify.annotations.Nullable;

/**
 * What all connections have taught about the receiver: whether it answers questions, how
 * long it takes, and whether it keeps marks. A receiver that lets a question time out, or
 * hangs up on two in a row, may be one that does not take messages without entries, as
 * Fluent Bit; so the next connection begins with records. If these are not answered
 * either, the question was not to blame, and the next one asks again. Harmless towards
 * our listener, which checks where each chunk begins.
 * <p>
 * Records that are acknowledged show no marks, only answers do. So a receiver that keeps
 * marks is taken for one although it did not answer, and is asked again on the next
 * connection. Only if it takes records without an answer once more, another receiver is
 * in its place. For the shipper's thread.
 */
final class Patience {

	private static final int MAX_DOUBLINGS = 3;

	/** One may be the end of the receiver. */
	private static final int HANG_UPS = 2;

	private final Duration ackTimeout;

	private int timeouts;

	private int hangUps;

	private boolean asks = true;

	private @Nullable Boolean keepsMarks;

	/** Whether records were taken without a question since the last answer. */
	private boolean doubted;

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
	 * Return whether the receiver keeps marks, as far as that is known.
	 * @return whether it does; null if it has acknowledged nothing yet
	 */
	@Nullable Boolean keepsMarks() {
		return this.keepsMarks;
	}

	/**
	 * Learn from an acknowledgement.
	 * @param kind what was acknowledged
	 * @param mark whether with a mark
	 */
	void learn(ChunkId.Kind kind, boolean mark) {
		if (kind == ChunkId.Kind.QUESTION) {
			this.keepsMarks = mark;
			this.doubted = false;
		}
		else if (kind == ChunkId.Kind.DATA && (this.keepsMarks == null || this.doubted)) {
			this.keepsMarks = false;
		}
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
		if (!this.asks && window.hasKept() && Boolean.TRUE.equals(this.keepsMarks)) {
			this.asks = true;
			this.doubted = true;
		}
	}

}
