package id.projectwise.logging.protocol;

import id.projectwise.logging.format.LineBuffer;

/**
 * The frame around entries: {@code [tag, entries, options]}, which is the
 * {@code PackedForward} mode of the specification. The entries themselves are sent
 * between the header and the options, as they are.
 *
 * @see <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1#packedforward-mode">PackedForward
 * Mode</a>
 */
public final class ForwardMessage {

	private static final byte[] CHUNK = MessagePackWriter.constant("chunk");

	private static final byte[] SIZE = MessagePackWriter.constant("size");

	private static final byte[] COMPRESSED = MessagePackWriter.constant("compressed");

	private static final byte[] GZIP = MessagePackWriter.constant("gzip");

	private ForwardMessage() {
	}

	/**
	 * Append what comes before the entries.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 * @param tag the tag in UTF-8
	 * @param entriesLength the number of bytes of all entries, compressed or not as they
	 * are sent
	 */
	public static void writeHeader(LineBuffer target, byte[] tag, int entriesLength) {
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.array(3);
		int start = writer.beginText();
		target.append(tag);
		writer.endText(start);
		writer.binary(entriesLength);
	}

	/**
	 * Append what comes after the entries.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 * @param chunk the id that the receiver shall acknowledge
	 * @param size the number of entries
	 * @param gzip whether the entries are compressed
	 */
	public static void writeOptions(LineBuffer target, String chunk, int size, boolean gzip) {
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.map(gzip ? 3 : 2);
		target.append(CHUNK);
		writer.text(chunk);
		target.append(SIZE);
		writer.integer(size);
		if (gzip) {
			target.append(COMPRESSED);
			target.append(GZIP);
		}
	}

}
