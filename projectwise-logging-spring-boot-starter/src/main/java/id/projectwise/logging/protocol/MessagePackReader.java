package id.projectwise.logging.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads values of MessagePack from bytes that nobody has checked: lengths and counts are
 * compared with what is there before anything is done with them, and nesting is bounded.
 * After an exception the position is undefined. For one thread.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack
 * specification</a>
 */
public final class MessagePackReader {

	/** How deep arrays and maps may be nested. */
	public static final int MAX_DEPTH = 32;

	private static final VarHandle LONG = view(long[].class);

	private static final VarHandle INT = view(int[].class);

	private static final VarHandle SHORT = view(short[].class);

	private byte[] bytes;

	private int position;

	private int end;

	private int valueOffset;

	private int valueLength;

	/**
	 * Create a reader.
	 * @param bytes where the values are
	 * @param offset the first byte
	 * @param length how many bytes
	 */
	public MessagePackReader(byte[] bytes, int offset, int length) {
		this.bytes = bytes;
		this.position = offset;
		this.end = offset + length;
	}

	/**
	 * Read from other bytes.
	 */
	void reset(byte[] newBytes, int offset, int length) {
		this.bytes = newBytes;
		this.position = offset;
		this.end = offset + length;
	}

	/**
	 * Return the array that is read.
	 */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Return where the next value starts.
	 * @return an index of the array
	 */
	public int position() {
		return this.position;
	}

	/**
	 * Go to where a value starts.
	 */
	MessagePackReader at(int newPosition) {
		this.position = newPosition;
		return this;
	}

	/**
	 * Return whether a value follows.
	 * @return whether there are more bytes
	 */
	public boolean hasRemaining() {
		return this.position < this.end;
	}

	/**
	 * Return the type of the next value and do not read it.
	 * @return the type
	 * @throws ProtocolException if there is no value
	 */
	public MessagePackType peek() throws ProtocolException {
		require(1);
		return MessagePackType.of(this.bytes[this.position]);
	}

	/**
	 * Return whether the next value is a whole number too large for a {@code long}.
	 */
	boolean isBeyondLong() {
		return this.end - this.position > 1 && this.bytes[this.position] == (byte) 0xCF
				&& this.bytes[this.position + 1] < 0;
	}

	/**
	 * Return whether these bytes follow.
	 */
	boolean startsWith(byte[] expected) {
		return this.end - this.position >= expected.length && Arrays.equals(this.bytes, this.position,
				this.position + expected.length, expected, 0, expected.length);
	}

	/**
	 * Read the start of an array; its elements follow.
	 * @return the number of elements, which is not larger than the number of bytes left
	 * @throws ProtocolException if there is something else
	 */
	public int readArray() throws ProtocolException {
		int first = first();
		return switch (first) {
			case 0xDC -> count(length(2), 1);
			case 0xDD -> count(length(4), 1);
			default -> {
				if ((first & 0xF0) != 0x90) {
					throw unexpected(first, MessagePackType.ARRAY);
				}
				yield count(first & 0xF, 1);
			}
		};
	}

	/**
	 * Read the start of a map; its keys and values follow in turn.
	 * @return the number of pairs, which is not larger than half the number of bytes left
	 * @throws ProtocolException if there is something else
	 */
	public int readMap() throws ProtocolException {
		int first = first();
		return switch (first) {
			case 0xDE -> count(length(2), 2);
			case 0xDF -> count(length(4), 2);
			default -> {
				if ((first & 0xF0) != 0x80) {
					throw unexpected(first, MessagePackType.MAP);
				}
				yield count(first & 0xF, 2);
			}
		};
	}

	/**
	 * Read text, which some senders send as binary.
	 * @return the text, in which what is not UTF-8 is replaced by U+FFFD
	 * @throws ProtocolException if there is something else
	 */
	public String readText() throws ProtocolException {
		readBytes();
		return new String(this.bytes, this.valueOffset, this.valueLength, StandardCharsets.UTF_8);
	}

	/**
	 * Read text or a binary value without making anything of it: it is where
	 * {@link #valueOffset()} and {@link #valueLength()} say.
	 * @throws ProtocolException if there is something else
	 */
	public void readBytes() throws ProtocolException {
		int first = first();
		long length = switch (first) {
			case 0xC4, 0xD9 -> length(1);
			case 0xC5, 0xDA -> length(2);
			case 0xC6, 0xDB -> length(4);
			default -> {
				if ((first & 0xE0) != 0xA0) {
					throw unexpected(first, MessagePackType.STRING);
				}
				yield first & 0x1F;
			}
		};
		value(length);
	}

	/**
	 * Read text or a binary value.
	 * @return a copy of its bytes
	 * @throws ProtocolException if there is something else
	 */
	byte[] readByteArray() throws ProtocolException {
		readBytes();
		return Arrays.copyOfRange(this.bytes, this.valueOffset, this.valueOffset + this.valueLength);
	}

	/**
	 * Read the beginning of a message that is an array with a name.
	 * @param name its first element
	 * @param size how many elements it has
	 * @throws ProtocolException if there is something else
	 */
	void expect(String name, int size) throws ProtocolException {
		int elements = (peek() == MessagePackType.ARRAY) ? readArray() : 0;
		if (elements != size || !readText().equals(name)) {
			throw new ProtocolException("handshake", "another message", name + " with " + size + " elements");
		}
	}

	/**
	 * Read an extension: its bytes are where {@link #valueOffset()} and
	 * {@link #valueLength()} say.
	 * @return the number of its type
	 * @throws ProtocolException if there is something else
	 */
	public int readExtension() throws ProtocolException {
		int first = first();
		long length = switch (first) {
			case 0xC7 -> length(1);
			case 0xC8 -> length(2);
			case 0xC9 -> length(4);
			case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> 1 << first - 0xD4;
			default -> throw unexpected(first, MessagePackType.EXTENSION);
		};
		require(1);
		int type = this.bytes[this.position++];
		value(length);
		return type;
	}

	/**
	 * Return where the bytes are that were read last.
	 * @return an index of the array
	 */
	public int valueOffset() {
		return this.valueOffset;
	}

	/**
	 * Return how many bytes were read last.
	 * @return the number of bytes
	 */
	public int valueLength() {
		return this.valueLength;
	}

	/**
	 * Return four bytes of what was read last.
	 * @param index the first of them
	 * @return the number, without a sign
	 */
	long fourBytesAt(int index) {
		return (int) INT.get(this.bytes, this.valueOffset + index) & 0xFFFF_FFFFL;
	}

	/**
	 * Return eight bytes of what was read last.
	 * @param index the first of them
	 */
	long eightBytesAt(int index) {
		return (long) LONG.get(this.bytes, this.valueOffset + index);
	}

	/**
	 * Read a whole number.
	 * @return the number; one above 2^63 - 1 is negative, as
	 * {@link Long#toUnsignedString} takes it
	 * @throws ProtocolException if there is something else
	 */
	public long readInteger() throws ProtocolException {
		int first = first();
		return switch (first) {
			case 0xCC -> length(1);
			case 0xCD -> length(2);
			case 0xCE -> length(4);
			case 0xD0 -> (byte) length(1);
			case 0xD1 -> (short) length(2);
			case 0xD2 -> (int) length(4);
			case 0xCF, 0xD3 -> eightBytes();
			default -> {
				if (first >= 0x80 && first < 0xE0) {
					throw unexpected(first, MessagePackType.INTEGER);
				}
				yield (byte) first;
			}
		};
	}

	/**
	 * Read a floating-point number.
	 * @return the number
	 * @throws ProtocolException if there is something else
	 */
	public double readFloat() throws ProtocolException {
		int first = first();
		return switch (first) {
			case 0xCA -> Float.intBitsToFloat((int) length(4));
			case 0xCB -> Double.longBitsToDouble(eightBytes());
			default -> throw unexpected(first, MessagePackType.FLOAT);
		};
	}

	/**
	 * Read true or false.
	 * @return the value
	 * @throws ProtocolException if there is something else
	 */
	public boolean readBoolean() throws ProtocolException {
		int first = first();
		if (first != 0xC2 && first != 0xC3) {
			throw unexpected(first, MessagePackType.BOOLEAN);
		}
		return first == 0xC3;
	}

	/**
	 * Read a value of any type, and all that is in it.
	 * @throws ProtocolException if it is not there as a whole, or nested too deep
	 */
	public void skip() throws ProtocolException {
		skip(0);
	}

	private void skip(int depth) throws ProtocolException {
		switch (peek()) {
			case NIL, BOOLEAN -> this.position++;
			case INTEGER -> readInteger();
			case FLOAT -> readFloat();
			case STRING, BINARY -> readBytes();
			case EXTENSION -> readExtension();
			case ARRAY -> skip(readArray(), depth);
			case MAP -> skip(2 * readMap(), depth);
			case NEVER_USED -> throw unexpected(first(), "a value");
		}
	}

	private void skip(int count, int depth) throws ProtocolException {
		if (depth == MAX_DEPTH) {
			throw new ProtocolException("nesting", "more than " + MAX_DEPTH, "at most " + MAX_DEPTH);
		}
		for (int i = 0; i < count; i++) {
			skip(depth + 1);
		}
	}

	private int first() throws ProtocolException {
		require(1);
		return this.bytes[this.position++] & 0xFF;
	}

	private void value(long length) throws ProtocolException {
		require(length);
		this.valueOffset = this.position;
		this.valueLength = (int) length;
		this.position += this.valueLength;
	}

	private int count(long count, int size) throws ProtocolException {
		require(count * size);
		return (int) count;
	}

	private long length(int size) throws ProtocolException {
		require(size);
		int at = this.position;
		this.position += size;
		return switch (size) {
			case 1 -> this.bytes[at] & 0xFF;
			case 2 -> (short) SHORT.get(this.bytes, at) & 0xFFFF;
			default -> (int) INT.get(this.bytes, at) & 0xFFFF_FFFFL;
		};
	}

	private long eightBytes() throws ProtocolException {
		require(8);
		long value = (long) LONG.get(this.bytes, this.position);
		this.position += 8;
		return value;
	}

	private void require(long more) throws ProtocolException {
		if (more > this.end - this.position) {
			throw new ProtocolException("bytes left", this.end - this.position, "at least " + more);
		}
	}

	private static ProtocolException unexpected(int first, Object expected) {
		return new ProtocolException("value",
				MessagePackType.of((byte) first) + " (0x" + Integer.toHexString(first) + ")", expected);
	}

	private static VarHandle view(Class<?> type) {
		return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
	}

}
