package id.projectwise.logging.journal;

import java.nio.MappedByteBuffer;

/**
 * A position that only grows, in a mapped file: two halves, each with a check. A change
 * goes to the older one, so that the end of the process in the middle of it leaves the
 * newer one. Not thread-safe.
 */
final class StoredPosition {

	/** How many bytes a half takes. */
	static final int HALF = 64;

	/** How many bytes it takes. */
	static final int SIZE = 2 * HALF;

	private static final int CHECK = 56;

	private final MappedByteBuffer buffer;

	private final int offset;

	private final long salt;

	private long value;

	private int newer;

	StoredPosition(MappedByteBuffer buffer, int offset, long salt) {
		this.buffer = buffer;
		this.offset = offset;
		this.salt = salt;
		this.newer = offset + HALF;
		read(offset);
		read(offset + HALF);
	}

	private void read(int at) {
		long position = this.buffer.getLong(at);
		if (this.buffer.getLong(at + CHECK) == check(at) && position >= this.value) {
			this.value = position;
			this.newer = at;
		}
	}

	private long check(int at) {
		return Mixer.check(this.salt ^ at, this.buffer, at, CHECK);
	}

	long value() {
		return this.value;
	}

	/**
	 * Note a position that is greater than the one before.
	 * @throws InternalError if it could not be stored, in which case it is only known to
	 * this process
	 */
	void store(long position) {
		int at = (this.newer == this.offset) ? this.offset + HALF : this.offset;
		this.value = position;
		this.newer = at;
		this.buffer.putLong(at, position).putLong(at + CHECK, check(at));
	}

}
