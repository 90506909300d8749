package id.projectwise.logging.format;

/**
 * Text as Python's {@code repr} and {@code ascii} write it.
 */
public final class PythonText {

	private PythonText() {
	}

	/**
	 * Write text as Python does to show a {@code str}.
	 * @param text the text
	 * @param ascii whether all but ASCII is escaped
	 * @return the text in quotes
	 */
	public static String quote(String text, boolean ascii) {
		char quote = (text.indexOf('\'') >= 0 && text.indexOf('"') < 0) ? '"' : '\'';
		StringBuilder result = new StringBuilder(text.length() + 2).append(quote);
		text.codePoints().forEach((codePoint) -> append(codePoint, quote, ascii, result));
		return result.append(quote).toString();
	}

	private static void append(int codePoint, char quote, boolean ascii, StringBuilder result) {
		switch (codePoint) {
			case '\n' -> result.append("\\n");
			case '\r' -> result.append("\\r");
			case '\t' -> result.append("\\t");
			default -> {
				if (codePoint == quote || codePoint == '\\') {
					result.append('\\').append((char) codePoint);
				}
				else if (isPrintable(codePoint) && (!ascii || codePoint < 0x80)) {
					result.appendCodePoint(codePoint);
				}
				else {
					result.append(hex(codePoint));
				}
			}
		}
	}

	private static String hex(int codePoint) {
		if (codePoint < 0x100) {
			return "\\x%02x".formatted(codePoint);
		}
		return ((codePoint < 0x10000) ? "\\u%04x" : "\\U%08x").formatted(codePoint);
	}

	// The rule of Python's str.isprintable.
	private static boolean isPrintable(int codePoint) {
		return codePoint == ' ' || switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
