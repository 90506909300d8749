package id.projectwise.listener.codec;

import java.util.Arrays;

import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;

/**
 * Cuts a connection's bytes into frames of a protocol with one record in each. What was
 * read is copied once, to an array that all connections of the event loop have in common;
 * only what is left of it when the connection has had its turn is kept. So a connection
 * between frames needs no memory, and the work is proportional to the number of bytes, in
 * pieces of any size.
 * <p>
 * A turn is {@link #open}, {@link #next()} as often as wanted, {@link #close()}. For one
 * thread.
 */
public abstract class FrameCutter {

	private static final byte[] NOTHING = {};

	private final WorkArray work;

	private final int maxLength;

	/** What is left of former turns, from its start. */
	private byte[] held = NOTHING;

	private int heldLength;

	/** What is looked at in this turn. */
	private byte[] bytes = NOTHING;

	private int position;

	private int limit;

	private int offset;

	private long length;

	private boolean isEnded;

	FrameCutter(WorkArray work, int maxLength) {
		this.work = work;
		this.maxLength = maxLength;
	}

	/**
	 * Create a cutter for one connection.
	 * @param protocol what it speaks
	 * @param maxLength the longest frame, in bytes
	 * @param maxAnnounced the largest length that a prefix may announce; a frame that is
	 * longer than the longest one is skipped
	 * @param work what the connections of the event loop share
	 * @return the cutter
	 * @throws IllegalArgumentException if the protocol has no such frames
	 */
	public static FrameCutter of(Protocol protocol, int maxLength, int maxAnnounced, WorkArray work) {
		return switch (protocol) {
			case PICKLE -> new PrefixedFrames(LengthPrefix.BINARY, work, maxLength, maxAnnounced);
			case SYSLOG_COUNTED -> new PrefixedFrames(LengthPrefix.DECIMAL, work, maxLength, maxAnnounced);
			case JSON, SYSLOG -> new DelimitedFrames(work, maxLength);
			case FORWARD, TLS -> throw new IllegalArgumentException("protocol: " + protocol);
		};
	}

	/**
	 * Begin a turn.
	 * @param piece what was received; all of it is taken
	 */
	public final void open(ByteBuf piece) {
		int count = piece.readableBytes();
		int all = this.heldLength + count;
		// Either way no byte is copied more often than another one arrives.
		if (this.heldLength > count) {
			this.held = (all <= this.held.length) ? this.held
					: Arrays.copyOf(this.held, Math.max(all, 2 * this.heldLength));
			this.bytes = this.held;
		}
		else {
			this.bytes = this.work.atLeast(all);
			System.arraycopy(this.held, 0, this.bytes, 0, this.heldLength);
		}
		piece.readBytes(this.bytes, this.heldLength, count);
		this.position = 0;
		this.limit = all;
	}

	/**
	 * Go to the next frame.
	 * @return what was found
	 * @throws ProtocolException if nobody can tell where frames begin any more
	 */
	public abstract Cut next() throws ProtocolException;

	/**
	 * End a turn: keep what is left.
	 */
	public final void close() {
		int left = this.limit - this.position;
		if (left == 0) {
			this.held = NOTHING;
		}
		else if (this.bytes != this.held || this.position > 0) {
			this.held = Arrays.copyOfRange(this.bytes, this.position, this.limit);
		}
		this.heldLength = left;
		this.bytes = NOTHING;
	}

	/**
	 * Forget what is left.
	 */
	public final void discard() {
		this.position = this.limit;
	}

	/**
	 * No more bytes will come: from the next turn on a line needs no end.
	 */
	public final void endInput() {
		this.isEnded = true;
	}

	/**
	 * Return where the frame is that was found last.
	 * @return the array, valid until the turn ends
	 */
	public final byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Return where the frame begins.
	 * @return an index of the array
	 */
	public final int offset() {
		return this.offset;
	}

	/**
	 * Return how long the frame is.
	 * @return the number of bytes; at least so many if it is too long
	 */
	public final long length() {
		return this.length;
	}

	/**
	 * Return how long a frame may be.
	 * @return the number of bytes
	 */
	public final int maxLength() {
		return this.maxLength;
	}

	/**
	 * Return whether anything is left in this turn.
	 * @return whether there are bytes behind the last frame
	 */
	public final boolean hasRemaining() {
		return this.position < this.limit;
	}

	/**
	 * Return how much memory is held between turns.
	 * @return the number of bytes
	 */
	public final int heldBytes() {
		return this.held.length;
	}

	final boolean isEnded() {
		return this.isEnded;
	}

	final int position() {
		return this.position;
	}

	final int limit() {
		return this.limit;
	}

	final int remaining() {
		return this.limit - this.position;
	}

	final void skipTo(int index) {
		this.position = index;
	}

	final Cut frame(int newOffset, long newLength, int end) {
		this.offset = newOffset;
		this.length = newLength;
		this.position = end;
		return (newLength > this.maxLength) ? Cut.TOO_LONG : Cut.FRAME;
	}

	/**
	 * What was found.
	 */
	public enum Cut {

		/** No whole frame. */
		NOTHING,

		/** A frame. */
		FRAME,

		/** A frame that is longer than allowed, and is skipped. */
		TOO_LONG

	}

}
