package id.projectwise.logging.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import id.projectwise.logging.format.LineBuffer;

/**
 * Appends values of MessagePack to a buffer. For one thread at a time.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack
 * specification</a>
 */
public final class MessagePackWriter {

	private static final int TEXT_HEADER = 3;

	private static final int MAP_HEADER = 5;

	private final LineBuffer target;

	/**
	 * Create a writer.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 * @throws IllegalArgumentException if the buffer would escape text
	 */
	public MessagePackWriter(LineBuffer target) {
		if (!target.isRaw()) {
			throw new IllegalArgumentException("target: a buffer that escapes text (expected: LineBuffer.raw())");
		}
		this.target = target;
	}

	/**
	 * Start an array; its elements follow.
	 * @param size the number of elements
	 */
	public void array(int size) {
		container(size, 0x90, 0xDC);
	}

	/**
	 * Start a map; its keys and values follow in turn.
	 * @param size the number of pairs
	 */
	public void map(int size) {
		container(size, 0x80, 0xDE);
	}

	private void container(int size, int fixed, int code) {
		if (size < 16) {
			this.target.append((byte) (fixed | size));
		}
		else if (size < 0x10000) {
			number(code, size, 2);
		}
		else {
			number(code + 1, size, 4);
		}
	}

	/**
	 * Append no value.
	 */
	public void nil() {
		this.target.append((byte) 0xC0);
	}

	/**
	 * Append true or false.
	 * @param value the value
	 */
	public void bool(boolean value) {
		this.target.append((byte) (value ? 0xC3 : 0xC2));
	}

	/**
	 * Append a whole number in its shortest form.
	 * @param value the number
	 */
	public void integer(long value) {
		if (value >= -32 && value < 128) {
			this.target.append((byte) value);
		}
		else if (value >= 0) {
			int size = (value < 0x100) ? 0 : (value < 0x10000) ? 1 : (value < 0x1_0000_0000L) ? 2 : 3;
			number(0xCC + size, value, 1 << size);
		}
		else {
			int size = (value >= Byte.MIN_VALUE) ? 0
					: (value >= Short.MIN_VALUE) ? 1 : (value >= Integer.MIN_VALUE) ? 2 : 3;
			number(0xD0 + size, value, 1 << size);
		}
	}

	/**
	 * Append text.
	 * @param text the text
	 */
	public void text(String text) {
		int start = beginText();
		this.target.appendMessage(text);
		endText(start);
	}

	/**
	 * Append text that is in bytes already.
	 * @param text the text, in UTF-8
	 */
	void text(byte[] text) {
		int start = beginText();
		this.target.append(text);
		endText(start);
	}

	/**
	 * Start a binary value; its bytes follow.
	 * @param length the number of bytes
	 */
	public void binary(int length) {
		number(0xC6, length, 4);
	}

	/**
	 * Start text whose length is not known; its bytes follow.
	 * @return what {@link #endText(int)} needs
	 */
	int beginText() {
		return this.target.reserve(TEXT_HEADER);
	}

	/**
	 * Return where the bytes of text start.
	 */
	int textStart(int start) {
		return start + TEXT_HEADER;
	}

	/**
	 * End text by giving it its length.
	 */
	void endText(int start) {
		int length = this.target.length() - start - TEXT_HEADER;
		if (length < 0x10000) {
			set(start, 0xDA, length, 2);
		}
		else {
			this.target.insert(start, (byte) 0, 2);
			set(start, 0xDB, length, 4);
		}
	}

	/**
	 * Start a map whose size is not known; its keys and values follow in turn.
	 * @return what {@link #endMap(int, int)} needs
	 */
	int beginMap() {
		return this.target.reserve(MAP_HEADER);
	}

	/**
	 * End a map by giving it its size.
	 */
	void endMap(int start, int size) {
		set(start, 0xDF, size, 4);
	}

	private void number(int code, long value, int size) {
		set(this.target.reserve(1 + size), code, value, size);
	}

	private void set(int at, int code, long value, int size) {
		byte[] bytes = this.target.array();
		bytes[at] = (byte) code;
		for (int i = 1; i <= size; i++) {
			bytes[at + i] = (byte) (value >> 8 * (size - i));
		}
	}

	/**
	 * Return text in its shortest form.
	 * @param text the text, shorter than 32 bytes
	 */
	static byte[] constant(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		byte[] result = Arrays.copyOf(new byte[] { (byte) (0xA0 | bytes.length) }, bytes.length + 1);
		System.arraycopy(bytes, 0, result, 1, bytes.length);
		return result;
	}

}
