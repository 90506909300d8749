package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text with escapes: as protocol 0 writes it, where what is no escape is taken as it is,
 * and as it is shown.
 */
final class PickleEscapes {

	/** How many bytes there are at most for a character. */
	static final long LONGEST = 10;

	private PickleEscapes() {
	}

	/**
	 * Read Python's raw-unicode-escape: Latin-1 with <code>&#92;uXXXX</code> and
	 * <code>&#92;UXXXXXXXX</code>.
	 */
	static String unescape(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
		if (text.indexOf('\\') < 0) {
			return text;
		}
		StringBuilder result = new StringBuilder(length);
		for (int i = 0; i < length;) {
			int digits = (text.startsWith("\\u", i)) ? 4 : text.startsWith("\\U", i) ? 8 : 0;
			int codePoint = (digits > 0) ? number(text, i + 2, digits, 16) : -1;
			if (codePoint < 0 || codePoint > Character.MAX_CODE_POINT) {
				result.append(text.charAt(i++));
			}
			else {
				result.appendCodePoint(codePoint);
				i += 2 + digits;
			}
		}
		return withoutHalves(result.toString());
	}

	// Half a surrogate pair is no character.
	private static String withoutHalves(String text) {
		StringBuilder result = new StringBuilder(text.length());
		text.codePoints()
			.map((point) -> (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) ? 0xFFFD : point)
			.forEach(result::appendCodePoint);
		return result.toString();
	}

	/**
	 * Read a {@code str} of Python 2, without its quotes, with the escapes of
	 * {@code repr}.
	 */
	static byte[] unescapeBytes(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
		byte[] result = new byte[length];
		int count = 0;
		for (int i = 0; i < length;) {
			if (text.charAt(i) != '\\' || i + 1 == length) {
				result[count++] = (byte) text.charAt(i++);
			}
			else {
				int code = code(text, i + 1);
				result[count++] = (byte) ((code >= 0) ? code : plain(text.charAt(i + 1)));
				i += (code >= 0) ? 4 : 2;
			}
		}
		return Arrays.copyOf(result, count);
	}

	/**
	 * Write bytes as Python does.
	 */
	static String quoteBytes(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		char quote = (text.indexOf('\'') >= 0 && text.indexOf('"') < 0) ? '"' : '\'';
		StringBuilder result = new StringBuilder(bytes.length + 3).append('b').append(quote);
		for (int i = 0; i < text.length(); i++) {
			appendByte(text.charAt(i), quote, result);
		}
		return result.append(quote).toString();
	}

	private static void appendByte(char value, char quote, StringBuilder result) {
		int letter = "\n\r\t".indexOf(value);
		if (letter >= 0) {
			result.append('\\').append("nrt".charAt(letter));
		}
		else if (value >= 0x20 && value < 0x7F) {
			result.append((value == quote || value == '\\') ? "\\" : "").append(value);
		}
		else {
			result.append("\\x").append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 0xF, 16));
		}
	}

	/**
	 * Write text as JSON does.
	 */
	static String quoteJson(String text) {
		StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character < ' ') {
				quoted.append("\\u00").append(Character.forDigit(character >> 4, 16));
				quoted.append(Character.forDigit(character & 0xF, 16));
			}
			else {
				quoted.append((character == '"' || character == '\\') ? "\\" : "").append(character);
			}
		}
		return quoted.append('"').toString();
	}

	private static int code(String text, int at) {
		return (text.charAt(at) == 'x') ? number(text, at + 1, 2, 16) : number(text, at, 3, 8);
	}

	private static char plain(char letter) {
		int index = "abfnrtv".indexOf(letter);
		return (index >= 0) ? "\u0007\b\f\n\r\t\u000B".charAt(index) : letter;
	}

	private static int number(String text, int from, int count, int base) {
		if (from + count > text.length()) {
			return -1;
		}
		int number = 0;
		for (int i = from; i < from + count; i++) {
			char digit = text.charAt(i);
			int value = (digit < 0x80) ? Character.digit(digit, base) : -1;
			if (value < 0 || number > Character.MAX_CODE_POINT) {
				return -1;
			}
			number = number * base + value;
		}
		return number;
	}

}
