package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.MessagePackReader;
import id.projectwise.logging.protocol.MessagePackType;
import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * A message of the <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1">Fluent
 * Forward protocol</a> in any of its carrier modes, reduced to what they have in common:
 *
 * <pre>
 * Message                 [tag, time, record, options?]
 * Forward                 [tag, [[time, record], ...], options?]
 * PackedForward           [tag, bin of [time, record] ..., options?]
 * CompressedPackedForward [tag, compressed bin of [time, record] ..., {"compressed": "gzip" or "zstd"}]
 * </pre>
 *
 * @param tag the tag, untrusted text; of a long one the beginning
 * @param bytes where the entries are, one {@code [time, record]} after the other
 * @param offset the first byte of the first entry
 * @param length how many bytes the entries have
 * @param chunk the id to be acknowledged, untrusted text, or {@code null} if no
 * acknowledgement is wanted
 * @param compression how the entries are compressed
 */
public record ForwardRequest(String tag, byte[] bytes, int offset, int length, @Nullable String chunk,
		Compression compression) {

	private static final byte ENTRY = (byte) 0x92;

	/** It is the name of all entries without a name of their own. */
	private static final int MAX_TAG_LENGTH = 256;

	/**
	 * Read a message.
	 * @param bytes where the message is; in {@code Message} mode, a byte before its time
	 * is overwritten
	 * @param offset the first byte
	 * @param length how many bytes
	 * @return the message, which refers to the bytes
	 * @throws ProtocolException if it is none; the entries themselves are not looked at
	 */
	public static ForwardRequest read(byte[] bytes, int offset, int length) throws ProtocolException {
		MessagePackReader reader = new MessagePackReader(bytes, offset, length);
		int elements = reader.readArray();
		if (elements < 2 || elements > 4) {
			throw new ProtocolException("message", elements + " elements", "2 to 4");
		}
		String tag = readTag(reader);
		MessagePackType type = reader.peek();
		return switch (type) {
			case BINARY, STRING -> packed(tag, bytes, reader, elements > 2);
			case ARRAY -> forward(tag, bytes, reader, elements > 2);
			default -> single(tag, bytes, reader, elements);
		};
	}

	private static String readTag(MessagePackReader reader) throws ProtocolException {
		String tag = reader.readText();
		return (tag.length() <= MAX_TAG_LENGTH) ? tag : tag.substring(0, MAX_TAG_LENGTH);
	}

	private static ForwardRequest packed(String tag, byte[] bytes, MessagePackReader reader, boolean hasOptions)
			throws ProtocolException {
		reader.readBytes();
		int offset = reader.valueOffset();
		int length = reader.valueLength();
		Options options = Options.read(reader, hasOptions);
		return new ForwardRequest(tag, bytes, offset, length, options.chunk(), options.compression());
	}

	private static ForwardRequest forward(String tag, byte[] bytes, MessagePackReader reader, boolean hasOptions)
			throws ProtocolException {
		int entries = reader.readArray();
		int offset = reader.position();
		for (int i = 0; i < entries; i++) {
			reader.skip();
		}
		int length = reader.position() - offset;
		return new ForwardRequest(tag, bytes, offset, length, Options.read(reader, hasOptions).chunk(),
				Compression.NONE);
	}

	// The entry's array is missing in this mode; its first byte takes the place of the
	// last one of the tag, which has been read.
	private static ForwardRequest single(String tag, byte[] bytes, MessagePackReader reader, int elements)
			throws ProtocolException {
		int offset = reader.position() - 1;
		bytes[offset] = ENTRY;
		reader.skip();
		reader.skip();
		int length = reader.position() - offset;
		return new ForwardRequest(tag, bytes, offset, length, Options.read(reader, elements > 3).chunk(),
				Compression.NONE);
	}

	/**
	 * The options at the end of a message, of which the others do not matter here.
	 */
	private record Options(@Nullable String chunk, Compression compression) {

		private static final int MAX_CHUNK_LENGTH = 1024;

		private static final Options NONE = new Options(null, Compression.NONE);

		static Options read(MessagePackReader reader, boolean hasOptions) throws ProtocolException {
			if (!hasOptions || reader.peek() != MessagePackType.MAP) {
				return NONE;
			}
			String chunk = null;
			Compression compression = Compression.NONE;
			for (int i = reader.readMap(); i > 0; i--) {
				switch (reader.readText()) {
					case "chunk" -> chunk = readChunk(reader);
					case "compressed" -> compression = Compression.of(reader.readText());
					default -> reader.skip();
				}
			}
			return new Options(chunk, compression);
		}

		// It is kept in memory until it is acknowledged.
		private static String readChunk(MessagePackReader reader) throws ProtocolException {
			String chunk = reader.readText();
			if (chunk.length() > MAX_CHUNK_LENGTH) {
				throw new ProtocolException("length of the chunk id", chunk.length(),
						"at most " + MAX_CHUNK_LENGTH + " characters");
			}
			return chunk;
		}

	}

}
