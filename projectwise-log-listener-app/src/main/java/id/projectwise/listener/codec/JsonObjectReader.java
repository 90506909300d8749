package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;

import id.projectwise.logging.protocol.ProtocolException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the values of one frame that is an object of JSON. Goes only into objects that
 * have a meaning, so not deeper than the names of {@link JsonField} are long.
 */
final class JsonObjectReader {

	private final JsonParser parser;

	private final byte[] bytes;

	private final int offset;

	/** Where the object begins, as the parser counts bytes. */
	private long start;

	private final JsonValues values;

	private final int most;

	private int count;

	/**
	 * Create a reader.
	 * @param parser what takes the frame apart
	 * @param bytes where the frame is
	 * @param offset the byte with which the object begins
	 * @param values where the values go
	 * @param most how many values it may have
	 */
	JsonObjectReader(JsonParser parser, byte[] bytes, int offset, JsonValues values, int most) {
		this.parser = parser;
		this.bytes = bytes;
		this.offset = offset;
		this.values = values;
		this.most = most;
	}

	/**
	 * Read the frame.
	 */
	void read() throws ProtocolException {
		expect(JsonToken.START_OBJECT, "an object");
		this.start = position() - 1;
		readObject(JsonNames.OF_RECORD);
		if (!this.values.has(JsonField.MESSAGE)) {
			this.values.put(JsonNames.WHOLE_MESSAGE, sentFrom(this.start));
		}
		expect(JsonToken.NOT_AVAILABLE, "nothing behind the object");
	}

	private void expect(JsonToken expected, String description) throws ProtocolException {
		JsonToken token = this.parser.nextToken();
		if (token != expected) {
			throw new ProtocolException("JSON", String.valueOf(token), description);
		}
	}

	private void readObject(JsonNames names) throws ProtocolException {
		while (next() == JsonToken.PROPERTY_NAME) {
			String name = this.parser.currentName();
			JsonToken token = next();
			countValue();
			JsonNames inner = (token == JsonToken.START_OBJECT) ? names.object(name) : null;
			if (inner != null) {
				readObject(inner);
			}
			else if (token != JsonToken.VALUE_NULL) {
				put(names, name, token);
			}
		}
	}

	private JsonToken next() throws ProtocolException {
		JsonToken token = this.parser.nextToken();
		if (token == JsonToken.NOT_AVAILABLE) {
			throw new ProtocolException("JSON", "a piece of an object", "one object in a frame");
		}
		return token;
	}

	private void put(JsonNames names, String name, JsonToken token) throws ProtocolException {
		JsonName known = names.field(name);
		boolean isStructured = token.isStructStart();
		if (known != null && known.field() == JsonField.NOTHING && !isStructured) {
			return;
		}
		String text = isStructured ? readStructure() : this.parser.getString();
		if (known != null && token.isNumeric() && known.number() != null) {
			known = known.number();
		}
		if (known != null && known.takes(text, isStructured)) {
			this.values.put(known, text);
		}
		else {
			this.values.putLabel(names.label(name), text);
		}
	}

	// As it was sent, once the parser found nothing wrong with it.
	private String readStructure() throws ProtocolException {
		long from = position() - 1;
		for (int depth = 1; depth > 0;) {
			JsonToken token = next();
			if (token.isStructEnd()) {
				depth--;
			}
			else if (token != JsonToken.PROPERTY_NAME) {
				countValue();
				depth += token.isStructStart() ? 1 : 0;
			}
		}
		return sentFrom(from);
	}

	private String sentFrom(long from) {
		int at = this.offset + (int) (from - this.start);
		return new String(this.bytes, at, (int) (position() - from), StandardCharsets.UTF_8);
	}

	private long position() {
		return this.parser.currentLocation().getByteOffset();
	}

	private void countValue() throws ProtocolException {
		if (++this.count > this.most) {
			throw new ProtocolException("JSON", "more than " + this.most + " values", "at most " + this.most);
		}
	}

}
