package id.projectwise.logging.format;

import java.util.Arrays;

/**
 * A growing buffer of UTF-8 bytes in which a line is built without intermediate strings.
 * For one thread at a time.
 */
public final class LineBuffer {

	private byte[] bytes = new byte[512];

	private int length;

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
	 * Empty the buffer.
	 */
	public void clear() {
		this.length = 0;
	}

	/**
	 * Append bytes as they are.
	 * @param source the bytes
	 */
	public void append(byte[] source) {
		ensure(source.length);
		System.arraycopy(source, 0, this.bytes, this.length, source.length);
		this.length += source.length;
	}

	private void ensure(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.bytes.length * 2, this.length + more));
		}
	}

}
