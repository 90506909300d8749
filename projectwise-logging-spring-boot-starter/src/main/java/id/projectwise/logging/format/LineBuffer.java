package id.projectwise.logging.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 bytes in which lines are built without intermediate strings.
 * For one thread at a time. Untrusted text goes in by {@link #appendField},
 * {@link #appendMessage} and {@link #appendTrace}: none of them lets a control character,
 * a character that reverses the direction of writing, or half a surrogate pair through;
 * these become visible as {@code \xNN} or <code>&#92;uNNNN</code>. A backslash stays as
 * it is. A {@linkplain #raw() raw} buffer is for text that is escaped later, where it is
 * shown.
 */
public final class LineBuffer {

	private static final int LARGEST_KEPT = 64 * 1024;

	private final char[] chunk = new char[256];

	private byte[] bytes = new byte[512];

	private int length;

	private final boolean raw;

	/**
	 * Create a buffer that escapes untrusted text.
	 */
	public LineBuffer() {
		this(false);
	}

	private LineBuffer(boolean raw) {
		this.raw = raw;
	}

	/**
	 * Create a buffer that takes all text as it is. Only half a surrogate pair, for which
	 * there is no UTF-8, becomes a question mark.
	 * @return the buffer
	 */
	public static LineBuffer raw() {
		return new LineBuffer(true);
	}

	/**
	 * Return whether the buffer takes text as it is.
	 * @return whether it was made by {@link #raw()}
	 */
	public boolean isRaw() {
		return this.raw;
	}

	/**
	 * Return the array that holds the bytes; valid until the next append.
	 * @return the array, of which the first {@link #length()} bytes count
	 */
	public byte[] array() {
		return this.bytes;
	}

	/**
	 * Return how many bytes the buffer holds.
	 * @return the number of bytes
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Return whether the buffer has grown so large that a pool should not keep it.
	 * @return whether the array is larger than 64 KiB
	 */
	public boolean isOversized() {
		return this.bytes.length > LARGEST_KEPT;
	}

	/**
	 * Return the end of the buffer as a string.
	 * @param from where to start, in bytes
	 * @return the text
	 */
	public String text(int from) {
		return new String(this.bytes, from, this.length - from, StandardCharsets.UTF_8);
	}

	/**
	 * Copy the end of the buffer.
	 * @param from the first byte
	 * @return the bytes
	 */
	byte[] copy(int from) {
		return Arrays.copyOfRange(this.bytes, from, this.length);
	}

	/**
	 * Empty the buffer.
	 */
	public void clear() {
		this.length = 0;
	}

	/**
	 * Cut the buffer back.
	 * @param newLength the number of bytes to keep, at most {@link #length()}
	 */
	public void truncate(int newLength) {
		this.length = newLength;
	}

	/**
	 * Append a byte as it is.
	 * @param value the byte
	 */
	public void append(byte value) {
		ensure(1);
		this.bytes[this.length++] = value;
	}

	/**
	 * Append bytes as they are.
	 * @param source the bytes
	 */
	public void append(byte[] source) {
		append(source, 0, source.length);
	}

	/**
	 * Append bytes as they are.
	 * @param source where the bytes are
	 * @param offset the first of them
	 * @param count how many
	 */
	public void append(byte[] source, int offset, int count) {
		ensure(count);
		System.arraycopy(source, offset, this.bytes, this.length, count);
		this.length += count;
	}

	/**
	 * Append room for bytes that are set later in the {@linkplain #array() array}.
	 * @param count how many
	 * @return where they start
	 */
	public int reserve(int count) {
		ensure(count);
		int start = this.length;
		this.length += count;
		return start;
	}

	/**
	 * Append trusted text, such as the name of a level.
	 * @param text the text, ASCII only
	 */
	public void appendAscii(String text) {
		int count = text.length();
		ensure(count);
		for (int i = 0; i < count; i++) {
			this.bytes[this.length + i] = (byte) text.charAt(i);
		}
		this.length += count;
	}

	/**
	 * Append a number in decimal.
	 * @param value the number
	 */
	public void appendDecimal(long value) {
		ensure(20);
		this.length = Decimal.write(value, this.bytes, this.length);
	}

	/**
	 * Append untrusted text that is to stay on its line, such as a name: line feed,
	 * carriage return and tab are escaped like all other control characters, as
	 * {@code \n}, {@code \r} and {@code \t}.
	 * @param text the text
	 */
	public void appendField(String text) {
		append(text, 0, text.length(), Escape.FIELD);
	}

	/**
	 * Append untrusted text that may have several lines, such as a message: the end of a
	 * line becomes a line feed and a tab, so that no line of it can pass for a record. A
	 * tab stays, a carriage return alone is escaped.
	 * @param text the text
	 */
	public void appendMessage(String text) {
		append(text, 0, text.length(), Escape.MESSAGE);
	}

	/**
	 * Append a part of an untrusted text as {@link #appendMessage(String)} does.
	 * @param text the text
	 * @param from the first character
	 * @param to the character after the last
	 */
	public void appendMessage(String text, int from, int to) {
		append(text, from, to, Escape.MESSAGE);
	}

	/**
	 * Append a character as {@link #appendMessage(String)} does.
	 * @param character the character
	 */
	public void appendMessage(char character) {
		this.chunk[0] = character;
		appendChunk(1, Escape.MESSAGE);
	}

	/**
	 * Append a stack trace whose lines are indented where needed: the ends of lines stay,
	 * everything else is as in messages.
	 * @param text the stack trace
	 */
	public void appendTrace(String text) {
		append(text, 0, text.length(), Escape.TRACE);
	}

	/**
	 * End the line: take away line ends, and the indents that messages put after them,
	 * and append one line feed.
	 * @param from where the line starts, in bytes
	 */
	public void endLine(int from) {
		int end = this.length;
		for (int i = end - 1; i >= from && (this.bytes[i] == '\n' || this.bytes[i] == '\t'); i--) {
			end = (this.bytes[i] == '\n') ? i : end;
		}
		this.length = end;
		append((byte) '\n');
	}

	/**
	 * Count the characters at the end of the buffer as Python does: by code points.
	 * @param from where to start, in bytes
	 * @return the number of code points
	 */
	public int codePoints(int from) {
		int count = 0;
		for (int i = from; i < this.length; i++) {
			count += startsCodePoint(i) ? 1 : 0;
		}
		return count;
	}

	/**
	 * Insert a byte, several times.
	 * @param at where to insert, in bytes
	 * @param value the byte
	 * @param count how often; nothing happens if it is not positive
	 */
	public void insert(int at, byte value, int count) {
		if (count > 0) {
			ensure(count);
			System.arraycopy(this.bytes, at, this.bytes, at + count, this.length - at);
			Arrays.fill(this.bytes, at, at + count, value);
			this.length += count;
		}
	}

	/**
	 * Fill the end of the buffer up to a width, with spaces.
	 * @param from where the text starts, in bytes
	 * @param width the least number of code points
	 * @param alignLeft whether the spaces come after the text
	 */
	public void pad(int from, int width, boolean alignLeft) {
		insert(alignLeft ? this.length : from, (byte) ' ', width - codePoints(from));
	}

	/**
	 * Cut the end of the buffer down to a width.
	 * @param from where the text starts, in bytes
	 * @param width the largest number of code points
	 */
	public void limit(int from, int width) {
		int count = 0;
		for (int i = from; i < this.length; i++) {
			if (startsCodePoint(i) && count++ == width) {
				this.length = i;
			}
		}
		// A line feed that lost its tab would let what follows start a line.
		while (this.length > from && this.bytes[this.length - 1] == '\n') {
			this.length--;
		}
	}

	void appendCodePoint(int codePoint) {
		ensure(4);
		this.length = Utf8.write(codePoint, this.bytes, this.length);
	}

	private boolean startsCodePoint(int index) {
		return (this.bytes[index] & 0xC0) != 0x80;
	}

	private void append(String text, int from, int to, Escape escape) {
		int start = from;
		while (start < to) {
			int end = chunkEnd(text, start, to);
			text.getChars(start, end, this.chunk, 0);
			appendChunk(end - start, escape);
			start = end;
		}
	}

	private int chunkEnd(String text, int start, int to) {
		int end = start + this.chunk.length;
		if (end >= to) {
			return to;
		}
		char last = text.charAt(end - 1);
		return (Character.isHighSurrogate(last) || last == '\r') ? end - 1 : end;
	}

	private void appendChunk(int count, Escape escape) {
		int index = 0;
		while (index < count) {
			ensure(count - index);
			index = appendPrintable(index, count);
			if (index < count) {
				index = (this.raw ? Escape.NONE : escape).append(this.chunk, index, count, this);
			}
		}
	}

	// Copying a string's characters at once and narrowing them here takes less than half
	// the time of asking for them one by one.
	private int appendPrintable(int from, int to) {
		char[] source = this.chunk;
		byte[] target = this.bytes;
		int shift = this.length - from;
		int index = from;
		for (; index < to; index++) {
			char character = source[index];
			if (character < 0x20 || character > 0x7E) {
				break;
			}
			target[index + shift] = (byte) character;
		}
		this.length = index + shift;
		return index;
	}

	private void ensure(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

}
