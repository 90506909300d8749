package id.projectwise.logging.journal;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment, which say what its records belong to.
 *
 * <pre>
 *   0 magic        8 layout version, size of the segment
 *  16 stream id   32 base: the stream's position of the first record
 *  40 salt        48 opening: which opening of the folder the stream is
 *  56 CRC of all before (CRC32C)
 * </pre>
 *
 * @param size the size of the segment in bytes, with this header
 * @param stream the stream
 * @param opening grows with each opening of a folder
 * @param base the stream's position of the first record
 * @param salt goes into the checks of the records
 */
record SegmentHeader(int size, UUID stream, long opening, long base, long salt) {

	static final int LENGTH = 64;

	static final int VERSION = 1;

	/** "PWJRNL" and two bytes that text conversions would damage. */
	static final long MAGIC = 0x5057_4A52_4E4C_0D8AL;

	/** The file is made, and holds no records. */
	static final long BLANK_MAGIC = 0x5057_4A52_4E4C_0D00L;

	private static final int MAX_SIZE = 1 << 30;

	private static final int VERSION_OFFSET = 8;

	private static final int CRC_OFFSET = 56;

	/** The position after the last byte of the segment. */
	long end() {
		return this.base + this.size - LENGTH;
	}

	int offsetOf(long position) {
		return (int) (position - this.base) + LENGTH;
	}

	long positionOf(int offset) {
		return this.base + offset - LENGTH;
	}

	/** Write all but the magic number, which makes it valid. */
	void write(ByteBuffer buffer) {
		buffer.putInt(VERSION_OFFSET, VERSION).putInt(12, this.size);
		buffer.putLong(16, this.stream.getMostSignificantBits()).putLong(24, this.stream.getLeastSignificantBits());
		buffer.putLong(32, this.base).putLong(40, this.salt).putLong(48, this.opening);
		buffer.putLong(CRC_OFFSET, crc(buffer));
	}

	/**
	 * Read a header.
	 * @param buffer at least {@link #LENGTH} bytes, in which the magic number is right
	 * @throws UnreadableException if it is damaged, or of a version that is not known
	 */
	static SegmentHeader read(ByteBuffer buffer) throws UnreadableException {
		int version = buffer.getInt(VERSION_OFFSET);
		if (version != VERSION) {
			throw UnreadableException.unknownVersion(version, VERSION);
		}
		if (buffer.getLong(CRC_OFFSET) != crc(buffer)) {
			throw UnreadableException.damaged("its header's checksum is wrong");
		}
		SegmentHeader header = new SegmentHeader(buffer.getInt(12), new UUID(buffer.getLong(16), buffer.getLong(24)),
				buffer.getLong(48), buffer.getLong(32), buffer.getLong(40));
		if (header.size < LENGTH || header.size > MAX_SIZE || header.base < 0) {
			throw UnreadableException.damaged("its header is wrong: " + header);
		}
		return header;
	}

	/** Whether a buffer begins with this header. */
	boolean isIn(ByteBuffer buffer) {
		try {
			return buffer.getLong(0) == MAGIC && equals(read(buffer));
		}
		catch (UnreadableException ex) {
			return false;
		}
	}

	private static long crc(ByteBuffer buffer) {
		byte[] bytes = new byte[CRC_OFFSET - VERSION_OFFSET];
		buffer.get(VERSION_OFFSET, bytes);
		CRC32C crc = new CRC32C();
		crc.update(bytes);
		return crc.getValue();
	}

}
