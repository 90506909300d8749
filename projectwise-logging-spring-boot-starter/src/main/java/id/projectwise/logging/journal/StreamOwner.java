package id.projectwise.logging.journal;

import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Who appended a stream, as a text in its mapped file that is stored once:
 *
 * <pre>
 *   0 length        4 CRC32C of the text        8 text
 * </pre>
 */
final class StreamOwner {

	private static final int TEXT = 8;

	private StreamOwner() {
	}

	/** Store a text, as much of it as there is room for. */
	static void store(String owner, MappedByteBuffer buffer, int offset) {
		byte[] text = owner.getBytes(StandardCharsets.UTF_8);
		int length = Math.min(text.length, buffer.capacity() - offset - TEXT);
		buffer.put(offset + TEXT, text, 0, length);
		buffer.putInt(offset + 4, crc(text, length)).putInt(offset, length);
	}

	/** Read the text; an empty one if it was not stored, or is damaged. */
	static String read(MappedByteBuffer buffer, int offset) {
		int length = buffer.getInt(offset);
		if (length <= 0 || length > buffer.capacity() - offset - TEXT) {
			return "";
		}
		byte[] text = new byte[length];
		buffer.get(offset + TEXT, text);
		return (crc(text, length) == buffer.getInt(offset + 4)) ? new String(text, StandardCharsets.UTF_8) : "";
	}

	private static int crc(byte[] text, int length) {
		CRC32C crc = new CRC32C();
		crc.update(text, 0, length);
		return (int) crc.getValue();
	}

}
