package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;

import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the values of one frame that is an object of JSON. Goes only into objects that
 * have a meaning, so not deeper than the names of {@link JsonField} are long.
 */
final class JsonObjectReader {

	private final JsonParser parser;

	private final byte[] bytes;

	private final int start;

	private final JsonValues values;

	private final int most;

	private int count;

	/**
	 * Create a reader.
	 * @param parser what takes the frame apart
	 * @param bytes where the frame is
	 * @param start its first byte
	 * @param values where the values go
	 * @param most how many values it may have
	 */
	JsonObjectReader(JsonParser parser, byte[] bytes, int start, JsonValues values, int most) {
		this.parser = parser;
		this.bytes = bytes;
		this.start = start;
		this.values = values;
		this.most = most;
	}

	/**
	 * Read the frame.
	 */
	void read() throws ProtocolException {
		expect(JsonToken.START_OBJECT, "an object");
		readObject(JsonNames.OF_RECORD);
		if (!this.values.has(JsonField.MESSAGE)) {
			this.values.put(JsonNames.WHOLE_MESSAGE, sentFrom(0));
		}
		expect(null, "nothing behind the object");
	}

	private void expect(@Nullable JsonToken expected, String description) throws ProtocolException {
		JsonToken token = this.parser.nextToken();
		if (token != expected) {
			throw new ProtocolException("JSON", String.valueOf(token), description);
		}
	}

	private void readObject(JsonNames names) throws ProtocolException {
		for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
			JsonToken token = this.parser.nextToken();
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

	private void put(JsonNames names, String name, JsonToken token) throws ProtocolException {
		boolean isStructured = token.isStructStart();
		String text = isStructured ? readStructure() : this.parser.getString();
		JsonName known = names.field(name);
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
		int from = position() - 1;
		for (int depth = 1; depth > 0;) {
			JsonToken token = this.parser.nextToken();
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

	private String sentFrom(int from) {
		return new String(this.bytes, this.start + from, position() - from, StandardCharsets.UTF_8);
	}

	private int position() {
		return (int) this.parser.currentLocation().getByteOffset();
	}

	private void countValue() throws ProtocolException {
		if (++this.count > this.most) {
			throw new ProtocolException("JSON", "more than " + this.most + " values", "at most " + this.most);
		}
	}

}
