package id.projectwise.logging.dotenv;

import org.jspecify.annotations.Nullable;

/**
 * A quoted text, which may span lines.
 */
final class DotenvQuote {

	private static final String ESCAPES = "\\'\"abfnrtv";

	private static final String ESCAPED = "\\'\"\u0007\b\f\n\r\t\u000b";

	private final DotenvReader reader;

	private final char quote;

	/**
	 * Start to read a quoted text.
	 * @param reader the reader, in front of the opening quote
	 * @param quote the quote
	 */
	DotenvQuote(DotenvReader reader, char quote) {
		this.reader = reader;
		this.quote = quote;
	}

	/**
	 * Read up to the next quote.
	 * @return the text, or {@code null} if the closing quote is missing, and then nothing
	 * was read
	 */
	@Nullable String readPlain() {
		int length = 1;
		while (this.reader.peek(length) != this.quote) {
			if (this.reader.peek(length) == DotenvReader.END) {
				return null;
			}
			length++;
		}
		return read(length);
	}

	/**
	 * Read up to the next quote without a backslash in front, and decode. Without such a
	 * quote the last one with a backslash closes the text.
	 * @return the text, or {@code null} if the closing quote is missing, and then nothing
	 * was read
	 */
	@Nullable String readEscaped() {
		int length = 1;
		int lastEscaped = -1;
		while (this.reader.peek(length) != this.quote) {
			if (this.reader.peek(length) == DotenvReader.END) {
				return (lastEscaped != -1) ? decode(read(lastEscaped)) : null;
			}
			if (this.reader.peek(length) == '\\' && this.reader.peek(length + 1) == this.quote) {
				lastEscaped = ++length;
			}
			length++;
		}
		return decode(read(length));
	}

	private String read(int closingQuote) {
		return this.reader.read(closingQuote + 1).substring(1, closingQuote);
	}

	private String decode(String text) {
		int known = (this.quote == '"') ? ESCAPES.length() : 2;
		StringBuilder decoded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int escape = (c == '\\' && i + 1 < text.length()) ? ESCAPES.indexOf(text.charAt(i + 1)) : -1;
			boolean escaped = escape >= 0 && escape < known;
			decoded.append(escaped ? ESCAPED.charAt(escape) : c);
			i += escaped ? 1 : 0;
		}
		return decoded.toString();
	}

}
