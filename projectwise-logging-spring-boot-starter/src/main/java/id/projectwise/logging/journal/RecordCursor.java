package id.projectwise.logging.journal;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Goes from record to record of a segment. For one thread.
 */
final class RecordCursor {

	private final Segment segment;

	private final SegmentHeader header;

	private final ByteBuffer view;

	private final int limit;

	/** Whether the file became shorter. */
	private final boolean cut;

	private boolean pastHoles;

	private int next = SegmentHeader.LENGTH;

	private int record;

	private int length;

	private byte[] payload = new byte[0];

	private int payloadOffset;

	RecordCursor(Segment segment) throws IOException {
		this.segment = segment;
		this.header = segment.header();
		this.view = segment.view();
		this.limit = Math.min(this.view.capacity(), this.header.size());
		this.cut = this.view.capacity() < segment.diskLength();
		this.pastHoles = segment.isStored();
	}

	boolean isOf(Segment other) {
		return this.segment == other;
	}

	/** Go on from a position of the segment. */
	void seek(long position) {
		this.next = (this.header.offsetOf(position) + RecordLayout.ALIGNMENT - 1) & -RecordLayout.ALIGNMENT;
	}

	/** From now on take what is not a record for a hole, as in a stored segment. */
	void lookPastHoles() {
		this.pastHoles = true;
	}

	/**
	 * Go to the next record.
	 * @return {@code false} if there is none, or none yet
	 */
	boolean next() {
		while (this.next <= this.limit - RecordLayout.ALIGNMENT) {
			int word = this.view.getInt(this.next);
			// What was stored before the length was published is seen from here on.
			VarHandle.acquireFence();
			if (isRecord(word)) {
				this.record = this.next;
				this.length = word;
				this.next += RecordLayout.sizeOf(word);
				return true;
			}
			if (isPadding(word)) {
				this.next -= word;
			}
			else if (this.pastHoles) {
				this.next += RecordLayout.ALIGNMENT;
			}
			else {
				this.segment.broken |= word != 0;
				return false;
			}
		}
		return false;
	}

	private boolean isRecord(int word) {
		if (word <= 0 || word > this.limit - this.next - RecordLayout.HEADER_LENGTH) {
			return false;
		}
		locatePayload(this.next + RecordLayout.HEADER_LENGTH, word);
		int check = RecordLayout.check(this.header.salt(), this.header.positionOf(this.next),
				this.view.getLong(this.next + RecordLayout.TIME_OFFSET), this.payload, this.payloadOffset, word);
		return check == this.view.getInt(this.next + RecordLayout.CHECK_OFFSET);
	}

	/** The checksum is not taken of mapped pages: a fault there would end the process. */
	private void locatePayload(int at, int size) {
		if (this.view.hasArray()) {
			this.payload = this.view.array();
			this.payloadOffset = this.view.arrayOffset() + at;
			return;
		}
		if (this.payload.length < size) {
			this.payload = new byte[Math.max(size, 2 * this.payload.length)];
		}
		this.view.get(at, this.payload, 0, size);
	}

	private boolean isPadding(int word) {
		return word < 0 && (word & (RecordLayout.ALIGNMENT - 1)) == 0 && -(long) word <= this.limit - this.next
				&& this.view.getInt(this.next + RecordLayout.CHECK_OFFSET) == RecordLayout
					.paddingCheck(this.header.salt(), this.header.positionOf(this.next), word);
	}

	/** Go back before the record that {@link #next()} went to. */
	void unread() {
		this.next = this.record;
	}

	int length() {
		return this.length;
	}

	long epochMillis() {
		return this.view.getLong(this.record + RecordLayout.TIME_OFFSET);
	}

	void copyPayload(byte[] target, int offset) {
		System.arraycopy(this.payload, this.payloadOffset, target, offset, this.length);
	}

	/** Whether nothing can follow in this segment. */
	boolean isAtEnd() {
		return this.next > this.limit - RecordLayout.ALIGNMENT;
	}

	/** Whether something is missing at the end. */
	boolean isCut() {
		return this.cut && isAtEnd();
	}

	/** The position after the record that {@link #next()} went to. */
	long endOfRecord() {
		return this.header.positionOf(this.next);
	}

	/**
	 * The position after what was passed over; at the end, that of the segment, unless it
	 * is cut.
	 */
	long position() {
		return (isAtEnd() && !this.cut) ? this.header.end() : this.header.positionOf(this.next);
	}

}
