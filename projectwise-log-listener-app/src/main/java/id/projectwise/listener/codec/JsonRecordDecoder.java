package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Reads records that were sent as objects of JSON, one in each frame, in UTF-8. Which
 * names mean what tells {@link JsonField}, which level a number is {@link JsonLevel}, how
 * times may be spelt {@link TimeText}. If a name comes twice, the last value counts; null
 * is nothing. All other values become labels, those of the objects {@code labels},
 * {@code mdc} and {@code contextMap} under their own names, arrays and other objects as
 * they were sent. A record without a message is its own message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonRecordDecoder implements RecordDecoder {

	private final JsonInput input;

	private final JsonRecordBuilder builder;

	private final Utf8Check utf8 = new Utf8Check();

	private final int mostValues;

	/**
	 * Create a decoder.
	 * @param settings its limits and its clock
	 */
	public JsonRecordDecoder(DecoderSettings settings) {
		this.input = new JsonInput(settings);
		this.builder = new JsonRecordBuilder(new TimeText(settings.clock()));
		this.mostValues = settings.fields();
	}

	@Override
	public @Nullable LogRecord decode(byte[] bytes, int offset, int length, String peer) throws ProtocolException {
		int end = offset + length;
		int start = skipBlanks(bytes, offset, end);
		if (start == end) {
			return null;
		}
		expectOneBytePerCharacter(bytes, start, end);
		this.utf8.check(bytes, start, end - start);
		boolean isWhole = false;
		try {
			read(bytes, start, end - start);
			isWhole = true;
		}
		finally {
			if (!isWhole) {
				this.input.discard();
			}
		}
		return this.builder.build(peer);
	}

	private void read(byte[] bytes, int start, int length) throws ProtocolException {
		try {
			JsonParser parser = this.input.open(bytes, start, length);
			new JsonObjectReader(parser, bytes, start, this.builder.start(), this.mostValues).read();
		}
		catch (JacksonException ex) {
			throw new ProtocolException("JSON", ex.getOriginalMessage(), "one object in a frame");
		}
	}

	// White space and a byte order mark.
	private static int skipBlanks(byte[] bytes, int offset, int end) {
		int at = offset;
		if (end - at >= 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF) {
			at += 3;
		}
		while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
			at++;
		}
		return at;
	}

	// Jackson would take the text for UTF-16 or UTF-32.
	private static void expectOneBytePerCharacter(byte[] bytes, int start, int end) throws ProtocolException {
		for (int at = start; at < Math.min(end, start + 4); at++) {
			if (bytes[at] == 0) {
				throw new ProtocolException("JSON", "byte 0x00 at " + (at - start), "UTF-8");
			}
		}
	}

}
