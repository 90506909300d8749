package id.projectwise.logging.journal;

import java.util.zip.CRC32C;

/**
 * How a record lies in a segment, at a multiple of 8 bytes:
 *
 * <pre>
 *  0        4        8                16
 *  +--------+--------+----------------+-----------------+
 *  | length | check  | epoch millis   | payload, padded |
 *  +--------+--------+----------------+-----------------+
 * </pre>
 *
 * The length is stored last, so a record is there or it is not: 0 means not yet. A
 * negative length is padding of that many bytes, of which the first 8 are its own length
 * and check. The check covers everything together with the position and the salt of the
 * segment, so that what a record contains can never be taken for a record.
 */
final class RecordLayout {

	static final int ALIGNMENT = 8;

	static final int CHECK_OFFSET = 4;

	static final int TIME_OFFSET = 8;

	static final int HEADER_LENGTH = 16;

	private RecordLayout() {
	}

	/** How many bytes of a segment a payload takes. */
	static int sizeOf(int payloadLength) {
		return (HEADER_LENGTH + payloadLength + ALIGNMENT - 1) & -ALIGNMENT;
	}

	static int check(long salt, long position, long epochMillis, byte[] payload, int offset, int length) {
		CRC32C crc = new CRC32C();
		crc.update(payload, offset, length);
		return (int) crc.getValue() ^ Mixer.fold(Mixer.mix(salt, position, epochMillis, length));
	}

	static int paddingCheck(long salt, long position, int length) {
		return Mixer.fold(Mixer.mix(salt, position, 0, length));
	}

}
