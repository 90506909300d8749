package id.projectwise.logging.protocol;

/**
 * Values of any type as text: text as it is, everything else in the manner of JSON.
 */
final class ValueText {

	private final MessagePackReader reader;

	private final StringBuilder text = new StringBuilder();

	private ValueText(MessagePackReader reader) {
		this.reader = reader;
	}

	static String read(MessagePackReader reader) throws ProtocolException {
		if (isText(reader.peek())) {
			return reader.readText();
		}
		ValueText result = new ValueText(reader);
		result.append();
		return result.text.toString();
	}

	static boolean isText(MessagePackType type) {
		return type == MessagePackType.STRING || type == MessagePackType.BINARY;
	}

	// As deep as the reader goes, for what is read here was skipped before.
	private void append() throws ProtocolException {
		switch (this.reader.peek()) {
			case STRING, BINARY -> appendQuoted(this.reader.readText());
			case BOOLEAN -> this.text.append(this.reader.readBoolean());
			case INTEGER -> {
				boolean beyond = this.reader.isBeyondLong();
				long value = this.reader.readInteger();
				this.text.append(beyond ? Long.toUnsignedString(value) : Long.toString(value));
			}
			case FLOAT -> this.text.append(this.reader.readFloat());
			case ARRAY -> appendArray();
			case MAP -> appendMap();
			case EXTENSION -> {
				int type = this.reader.readExtension();
				appendQuoted("extension " + type + " of " + this.reader.valueLength() + " bytes");
			}
			case NIL, NEVER_USED -> {
				this.reader.skip();
				this.text.append("null");
			}
		}
	}

	private void appendArray() throws ProtocolException {
		this.text.append('[');
		int count = this.reader.readArray();
		for (int i = 0; i < count; i++) {
			this.text.append((i > 0) ? "," : "");
			append();
		}
		this.text.append(']');
	}

	private void appendMap() throws ProtocolException {
		this.text.append('{');
		int count = this.reader.readMap();
		for (int i = 0; i < count; i++) {
			this.text.append((i > 0) ? "," : "");
			appendKey();
			this.text.append(':');
			append();
		}
		this.text.append('}');
	}

	// What is in a key that is a map would be quoted once for each of the maps, and be
	// twice as long each time.
	private void appendKey() throws ProtocolException {
		MessagePackType type = this.reader.peek();
		if (type == MessagePackType.ARRAY || type == MessagePackType.MAP) {
			this.reader.skip();
			appendQuoted(type.name());
		}
		else {
			appendQuoted(read(this.reader));
		}
	}

	private void appendQuoted(String value) {
		this.text.append('"');
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			if (character < ' ') {
				this.text.append("\\u00").append((char) ('0' + (character >> 4)));
				this.text.append(Character.forDigit(character & 0xF, 16));
			}
			else {
				this.text.append((character == '"' || character == '\\') ? "\\" : "").append(character);
			}
		}
		this.text.append('"');
	}

}
