package id.projectwise.logging.ship;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses blocks of bytes into gzip members (RFC 1952). Keeps its deflater, whose
 * making costs more than most batches. For one thread.
 */
final class Gzip implements Closeable {

	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	private static final int TRAILER = 8;

	private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

	private final CRC32 crc = new CRC32();

	private byte[] bytes = Arrays.copyOf(HEADER, 64 * 1024);

	/**
	 * Compress a block.
	 * @param source the bytes
	 * @param length how many of them
	 * @return how many bytes of {@link #bytes()} are the result
	 */
	int compress(byte[] source, int length) {
		this.deflater.reset();
		this.deflater.setInput(source, 0, length);
		this.deflater.finish();
		int end = HEADER.length;
		while (!this.deflater.finished()) {
			ensure(end + TRAILER + 1);
			end += this.deflater.deflate(this.bytes, end, this.bytes.length - TRAILER - end);
		}
		this.crc.reset();
		this.crc.update(source, 0, length);
		ByteBuffer.wrap(this.bytes)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(end, (int) this.crc.getValue())
			.putInt(end + 4, length);
		return end + TRAILER;
	}

	/**
	 * Return the array of the last result; valid until the next one.
	 * @return the array
	 */
	byte[] bytes() {
		return this.bytes;
	}

	private void ensure(int length) {
		if (this.bytes.length < length) {
			this.bytes = Arrays.copyOf(this.bytes, this.bytes.length * 2);
		}
	}

	/** Free the deflater's native memory. */
	@Override
	public void close() {
		this.deflater.end();
	}

}
