package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;

/**
 * Finds where a
 * <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack</a> value
 * ends, in pieces of any size, looking at each byte once and at none of the text. Nesting
 * costs nothing here: a container merely adds to the number of values that are still to
 * come. A length that is larger than what is allowed fails as soon as it is read, whether
 * or not the bytes follow.
 */
final class FrameScanner {

	private int maxLength;

	private long scanned;

	private long missingValues;

	private long missingBody;

	private int missingLengthBytes;

	private long length;

	private int type;

	/**
	 * Create a scanner.
	 * @param maxLength the largest value that is accepted, in bytes
	 */
	FrameScanner(int maxLength) {
		this.maxLength = maxLength;
		start();
	}

	void setMaxLength(int maxLength) {
		this.maxLength = maxLength;
	}

	/**
	 * Forget what was scanned: the next byte begins a value.
	 */
	void start() {
		this.scanned = 0;
		this.missingValues = 1;
	}

	/**
	 * Look at the bytes that follow those of the last call.
	 * @param piece the bytes; neither consumed nor changed
	 * @return how many of the readable bytes belong to the value
	 * @throws ProtocolException if the value is too long or no MessagePack
	 */
	int scan(ByteBuf piece) throws ProtocolException {
		int start = piece.readerIndex();
		int end = piece.writerIndex();
		int index = start;
		while (index < end && !isComplete()) {
			if (this.missingBody > 0 && this.missingLengthBytes == 0) {
				int skipped = (int) Math.min(this.missingBody, end - index);
				this.missingBody -= skipped;
				index += skipped;
			}
			else {
				header(piece.getUnsignedByte(index++));
				checkLength(index - start);
			}
		}
		this.scanned += index - start;
		return index - start;
	}

	/**
	 * Return whether the value is whole.
	 * @return whether nothing of it is missing
	 */
	boolean isComplete() {
		return this.missingValues == 0 && this.missingBody == 0 && this.missingLengthBytes == 0;
	}

	/**
	 * Return how long the value will be at least, as far as is known by now.
	 * @return a number of bytes, at most the largest length allowed
	 */
	int atLeast() {
		return (int) (this.scanned + missing());
	}

	private long missing() {
		return this.missingLengthBytes + this.missingBody + this.missingValues;
	}

	private void checkLength(int scannedNow) throws ProtocolException {
		long atLeast = this.scanned + scannedNow + missing();
		if (atLeast > this.maxLength) {
			throw new ProtocolException("message", "at least " + atLeast + " bytes", "at most " + this.maxLength);
		}
	}

	private void header(int value) throws ProtocolException {
		if (this.missingLengthBytes == 0) {
			begin(value);
			return;
		}
		this.length = this.length << 8 | value;
		if (--this.missingLengthBytes == 0) {
			lengthIsKnown();
		}
	}

	private void begin(int first) throws ProtocolException {
		this.missingValues--;
		if (first < 0x80 || first >= 0xE0) {
			return;
		}
		if (first < 0xC0) {
			beginShort(first);
			return;
		}
		this.type = first;
		this.missingLengthBytes = Wire.lengthBytes(first);
		this.missingBody = Wire.bodyBytes(first);
		this.length = 0;
		if (this.missingBody < 0) {
			throw new ProtocolException("value", "first byte 0xC1", "any other byte");
		}
	}

	private void beginShort(int first) {
		if (first < 0x90) {
			this.missingValues += 2L * (first & 0x0F);
		}
		else if (first < 0xA0) {
			this.missingValues += first & 0x0F;
		}
		else {
			this.missingBody = first & 0x1F;
		}
	}

	private void lengthIsKnown() {
		switch (this.type) {
			case Wire.ARRAY16, Wire.ARRAY32 -> this.missingValues += this.length;
			case Wire.MAP16, Wire.MAP32 -> this.missingValues += 2 * this.length;
			default -> this.missingBody += this.length;
		}
	}

}
