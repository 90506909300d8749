package id.projectwise.logging.ship;

import java.util.ArrayDeque;
import java.util.Deque;

import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What was sent on a connection and is not settled yet, in the order of sending. One
 * thread adds and settles, another acknowledges, in any order.
 */
final class Window {

	static final long MAX_BYTES = 4 * 1024 * 1024;

	static final int MAX_MESSAGES = 64;

	private final Deque<InFlight> messages = new ArrayDeque<>();

	private long bytes;

	private int unacknowledged;

	private long progressNanos;

	private boolean answered;

	private boolean kept;

	synchronized boolean hasRoom() {
		return this.bytes < MAX_BYTES && this.messages.size() < MAX_MESSAGES;
	}

	synchronized boolean isEmpty() {
		return this.messages.isEmpty();
	}

	synchronized boolean isSettleable() {
		InFlight oldest = this.messages.peek();
		return oldest != null && oldest.ack() != null;
	}

	/**
	 * Return whether anything was acknowledged, be it a question only.
	 * @return whether the receiver acknowledges
	 */
	synchronized boolean hasAnswered() {
		return this.answered;
	}

	/**
	 * Return whether records were acknowledged.
	 * @return whether the receiver has kept records
	 */
	synchronized boolean hasKept() {
		return this.kept;
	}

	/**
	 * Add a message. Done before it is written, so that a write that never ends has its
	 * deadline too.
	 * @param message the message
	 */
	synchronized void add(InFlight message) {
		if (this.unacknowledged++ == 0) {
			this.progressNanos = System.nanoTime();
		}
		this.messages.add(message);
		this.bytes += message.bytes();
	}

	/**
	 * Take note of an acknowledgement.
	 * @param ack what the receiver sent
	 * @throws ProtocolException if no such message waits for one
	 */
	synchronized void acknowledge(Ack ack) throws ProtocolException {
		for (InFlight message : this.messages) {
			if (message.ack() == null && message.text().equals(ack.chunk())) {
				message.acknowledge(ack);
				this.unacknowledged--;
				this.progressNanos = System.nanoTime();
				this.answered = true;
				this.kept |= message.records() > 0;
				return;
			}
		}
		throw new ProtocolException("acknowledged chunk", ack.chunk(),
				"one of the " + this.unacknowledged + " that were sent and not acknowledged yet");
	}

	/**
	 * Take the oldest message off if it is acknowledged.
	 * @return the message with its acknowledgement, or null
	 */
	synchronized @Nullable InFlight settle() {
		InFlight oldest = this.messages.peek();
		if (oldest == null || oldest.ack() == null) {
			return null;
		}
		this.bytes -= oldest.bytes();
		return this.messages.poll();
	}

	/**
	 * Return what a receiver that hung up did not want.
	 * @return the oldest message that was not acknowledged; null if there is none, or if
	 * the receiver may not have come so far as to look at it
	 */
	synchronized @Nullable InFlight refused() {
		for (InFlight message : this.messages) {
			if (message.ack() == null) {
				boolean question = message.chunk().kind() == ChunkId.Kind.QUESTION;
				return (this.answered && !question) ? message : null;
			}
		}
		return null;
	}

	/**
	 * Return for how long the receiver has owed an acknowledgement and sent none.
	 * @return nanoseconds; 0 if it owes none
	 */
	synchronized long silentNanos() {
		return (this.unacknowledged > 0) ? System.nanoTime() - this.progressNanos : 0;
	}

}
