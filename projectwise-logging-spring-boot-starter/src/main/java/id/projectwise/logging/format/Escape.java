package id.projectwise.logging.format;

import java.nio.charset.StandardCharsets;

/**
 * What becomes of the characters that are not printable ASCII, in the three kinds of
 * untrusted text, and in text that is not shown yet.
 */
enum Escape {

	/** Text that stays on its line. */
	FIELD("\\n", "\\t"),

	/** Text whose further lines are indented. */
	MESSAGE("\n\t", "\t"),

	/** Text that is indented already. */
	TRACE("\n", "\t"),

	/** Text that is escaped later. */
	NONE("\n", "\t");

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private final String lineFeed;

	private final String tab;

	Escape(String lineFeed, String tab) {
		this.lineFeed = lineFeed;
		this.tab = tab;
	}

	/**
	 * Append the character at the index, or the pair of surrogates that starts there.
	 * @return the index after what was appended
	 */
	int append(char[] chars, int index, int end, LineBuffer line) {
		char character = chars[index];
		boolean last = index + 1 == end;
		if (character == '\r' && (this == MESSAGE || this == TRACE) && !last && chars[index + 1] == '\n') {
			return index + 1;
		}
		if (Character.isHighSurrogate(character) && !last && Character.isLowSurrogate(chars[index + 1])) {
			line.appendCodePoint(Character.toCodePoint(character, chars[index + 1]));
			return index + 2;
		}
		if (this == NONE) {
			line.appendCodePoint(Character.isSurrogate(character) ? '?' : character);
		}
		else {
			append(character, line);
		}
		return index + 1;
	}

	private void append(char character, LineBuffer line) {
		switch (character) {
			case '\n' -> line.appendAscii(this.lineFeed);
			case '\r' -> line.appendAscii("\\r");
			case '\t' -> line.appendAscii(this.tab);
			default -> {
				if (isVisible(character)) {
					line.appendCodePoint(character);
				}
				else {
					appendHex(character, line);
				}
			}
		}
	}

	private static boolean isVisible(char character) {
		if (character < 0xA0) {
			return character >= 0x20 && character < 0x7F;
		}
		return !Character.isSurrogate(character) && !isLineSeparator(character) && !isDirection(character);
	}

	private static boolean isLineSeparator(char character) {
		return character == 0x2028 || character == 0x2029;
	}

	private static boolean isDirection(char character) {
		return character == 0x61C || character == 0x200E || character == 0x200F
				|| (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
	}

	private static void appendHex(char character, LineBuffer line) {
		line.appendAscii((character < 0x100) ? "\\x" : "\\u");
		for (int shift = (character < 0x100) ? 4 : 12; shift >= 0; shift -= 4) {
			line.append(HEX[character >> shift & 0xF]);
		}
	}

}
