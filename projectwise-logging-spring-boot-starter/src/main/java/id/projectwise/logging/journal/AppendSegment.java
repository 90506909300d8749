package id.projectwise.logging.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/**
 * A segment that threads append to without waiting for each other: each claims its bytes
 * by moving the tail, fills them, and publishes the record by storing its length.
 */
final class AppendSegment {

	private static final VarHandle TAIL;

	private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	static {
		try {
			TAIL = MethodHandles.lookup().findVarHandle(AppendSegment.class, "tail", long.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final Segment segment;

	private final MappedByteBuffer buffer;

	private final int size;

	private final long base;

	private final long salt;

	private volatile long tail = SegmentHeader.LENGTH;

	AppendSegment(Segment segment, MappedByteBuffer buffer) {
		this.segment = segment;
		this.buffer = buffer;
		this.size = segment.header().size();
		this.base = segment.header().base() - SegmentHeader.LENGTH;
		this.salt = segment.header().salt();
	}

	Segment segment() {
		return this.segment;
	}

	/** The position up to which bytes are claimed. */
	long tailPosition() {
		return this.base + Math.min(this.tail, this.size);
	}

	/**
	 * Append a record that fits into an empty segment.
	 * @return whether there was room
	 * @throws Throwable what went wrong, in which case the record is not there and does
	 * not hide others
	 */
	boolean append(byte[] payload, int offset, int length, long epochMillis) {
		int required = RecordLayout.sizeOf(length);
		// Without claiming, lest a full segment's tail grow without end.
		if (this.tail >= this.size) {
			return false;
		}
		long claimed = (long) TAIL.getAndAdd(this, (long) required);
		// From here on nothing is called outside of this: the stack may end at any call.
		try {
			if (claimed + required <= this.size) {
				publish((int) claimed, payload, offset, length, epochMillis);
				return true;
			}
			pad(claimed, this.size - claimed);
			return false;
		}
		catch (InternalError ex) {
			// A page could not be provided, of which others hear late or never.
			this.segment.broken = true;
			close();
			throw ex;
		}
		catch (Throwable ex) {
			try {
				pad(claimed, Math.min(required, this.size - claimed));
			}
			catch (Throwable second) {
				// Then the reader looks past the hole.
				this.segment.broken = true;
			}
			throw ex;
		}
	}

	private void publish(int at, byte[] payload, int offset, int length, long epochMillis) {
		int check = RecordLayout.check(this.salt, this.base + at, epochMillis, payload, offset, length);
		this.buffer.putInt(at + RecordLayout.CHECK_OFFSET, check);
		this.buffer.putLong(at + RecordLayout.TIME_OFFSET, epochMillis);
		this.buffer.put(at + RecordLayout.HEADER_LENGTH, payload, offset, length);
		// Compiled code tells of a missing page late, and then in the caller. Not after
		// publishing: the segment may be in use for something else by then.
		if ((int) WORD.getAcquire(this.buffer, at + RecordLayout.CHECK_OFFSET) != check) {
			throw new InternalError("A page of " + this.segment.path() + " is missing");
		}
		WORD.setRelease(this.buffer, at, length);
	}

	/** Make sure that nothing more is appended. */
	void seal() {
		long claimed = close();
		try {
			pad(claimed, this.size - claimed);
		}
		catch (InternalError ex) {
			// The disk could not provide the page: the reader looks past it.
			this.segment.broken = true;
		}
	}

	/** Claim more than there is, and return where that begins. */
	private long close() {
		return (long) TAIL.getAndAdd(this, (long) this.size);
	}

	/** Whether all that was claimed is there; walks through the segment. */
	boolean isPublished() {
		int offset = SegmentHeader.LENGTH;
		int word = 1;
		while (word != 0 && offset < Math.min(this.tail, this.size)) {
			word = (int) WORD.getAcquire(this.buffer, offset);
			offset += (word < 0) ? -word : RecordLayout.sizeOf(word);
		}
		return word != 0;
	}

	private void pad(long at, long length) {
		if (length > 0) {
			this.buffer.putInt((int) at + RecordLayout.CHECK_OFFSET,
					RecordLayout.paddingCheck(this.salt, this.base + at, (int) -length));
			WORD.setRelease(this.buffer, (int) at, (int) -length);
		}
	}

}
