package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the structured data of a syslog message as labels: {@code [id name="value"]}
 * becomes the label {@code id.name}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424#section-6.3">RFC 5424,
 * STRUCTURED-DATA</a>
 */
final class StructuredData {

	private final Names names;

	private final int most;

	/**
	 * Create a reader.
	 * @param most how many values a record may have
	 */
	StructuredData(Names names, int most) {
		this.names = names;
		this.most = most;
	}

	/**
	 * Read all elements. What is broken stays in front of the cursor, for the message.
	 */
	void read(TextCursor cursor, DecodedRecord record) throws ProtocolException {
		if (cursor.skip('-')) {
			return;
		}
		int whole = cursor.at();
		while (cursor.peek(0) == '[' && readElement(cursor, record)) {
			whole = cursor.at();
		}
		cursor.moveTo(whole);
	}

	private boolean readElement(TextCursor cursor, DecodedRecord record) throws ProtocolException {
		cursor.skip('[');
		String id = readName(cursor);
		while (cursor.skip(' ')) {
			String name = readName(cursor);
			String value = (cursor.skip('=') && cursor.skip('"')) ? readValue(cursor) : null;
			if (name.isEmpty() || value == null) {
				return false;
			}
			if (record.context().size() >= this.most) {
				throw new ProtocolException("syslog structured data", "more than " + this.most + " values",
						"at most " + this.most);
			}
			record.addLabel(this.names.text(id + '.' + name), value);
		}
		return !id.isEmpty() && cursor.skip(']');
	}

	private static String readName(TextCursor cursor) {
		int start = cursor.at();
		while (isOfName(cursor.peek(0))) {
			cursor.moveTo(cursor.at() + 1);
		}
		return cursor.textFrom(start);
	}

	private static boolean isOfName(char character) {
		return character > ' ' && character < 0x7F && character != '=' && character != ']' && character != '"';
	}

	private static @Nullable String readValue(TextCursor cursor) {
		StringBuilder value = new StringBuilder();
		while (!cursor.isAtEnd()) {
			char character = cursor.read();
			if (character == '"') {
				return value.toString();
			}
			if (character == '\\' && isEscaped(cursor.peek(0))) {
				character = cursor.read();
			}
			value.append(character);
		}
		return null;
	}

	private static boolean isEscaped(char character) {
		return character == '"' || character == '\\' || character == ']';
	}

}
