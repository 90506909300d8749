package id.projectwise.listener.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * The bytes of a pickle, read once from the first to the last. Nothing is read, and no
 * length believed, beyond the last.
 */
final class PickleInput {

	private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

	private byte[] bytes = {};

	private int position;

	private int end;

	void reset(byte[] newBytes, int offset, int length) {
		this.bytes = newBytes;
		this.position = offset;
		this.end = offset + length;
	}

	byte[] bytes() {
		return this.bytes;
	}

	int remaining() {
		return this.end - this.position;
	}

	int readByte() throws ProtocolException {
		return this.bytes[take(1)] & 0xFF;
	}

	int readShort() throws ProtocolException {
		return (short) SHORT.get(this.bytes, take(Short.BYTES)) & 0xFFFF;
	}

	int readInt() throws ProtocolException {
		return (int) INT.get(this.bytes, take(Integer.BYTES));
	}

	double readDouble() throws ProtocolException {
		return (double) DOUBLE.get(this.bytes, take(Double.BYTES));
	}

	/**
	 * Read a length of one byte, and as many bytes.
	 * @return where they are
	 */
	long readSpan1() throws ProtocolException {
		return readSpan(readByte());
	}

	/**
	 * Read a length of four bytes, and as many bytes.
	 */
	long readSpan4() throws ProtocolException {
		return readSpan(readInt() & 0xFFFF_FFFFL);
	}

	/**
	 * Read a length of eight bytes, and as many bytes.
	 */
	long readSpan8() throws ProtocolException {
		return readSpan(readLength8());
	}

	/**
	 * Read a length of eight bytes that as many bytes follow.
	 */
	long readLength8() throws ProtocolException {
		long length = (long) LONG.get(this.bytes, take(Long.BYTES));
		checkLength(length);
		return length;
	}

	/**
	 * Read what is before the next line feed.
	 */
	long readLine() throws ProtocolException {
		for (int i = this.position; i < this.end; i++) {
			if (this.bytes[i] == '\n') {
				long line = Span.of(this.position, i - this.position);
				this.position = i + 1;
				return line;
			}
		}
		throw new ProtocolException("pickle", "a line without end", "a line feed");
	}

	/**
	 * Read what is between quotes before the next line feed.
	 */
	long readQuotedLine() throws ProtocolException {
		long line = readLine();
		int first = Span.first(line);
		int last = first + Span.second(line) - 1;
		if (last <= first || this.bytes[first] != this.bytes[last] || "'\"".indexOf(this.bytes[first]) < 0) {
			throw new ProtocolException("text in pickle", "no quotes", "quotes around it");
		}
		return Span.of(first + 1, last - first - 1);
	}

	private long readSpan(long length) throws ProtocolException {
		checkLength(length);
		return Span.of(take((int) length), (int) length);
	}

	private void checkLength(long length) throws ProtocolException {
		if (length < 0 || length > remaining()) {
			throw new ProtocolException("length in pickle", Long.toUnsignedString(length), "at most " + remaining());
		}
	}

	private int take(int count) throws ProtocolException {
		int start = this.position;
		if (count > this.end - start) {
			throw new ProtocolException("pickle", "ends too early", "the opcode STOP at its end");
		}
		this.position = start + count;
		return start;
	}

}
