package id.projectwise.logging.dotenv;

import java.util.function.IntPredicate;

/**
 * A text with a position in it. Line ends are read as Python reads a text file: all of
 * them as a line feed.
 */
final class DotenvReader {

	static final int END = -1;

	private final String text;

	private int position;

	private int line = 1;

	private int lineStart;

	DotenvReader(String text) {
		String unmarked = text.startsWith("\ufeff") ? text.substring(1) : text;
		this.text = unmarked.replace("\r\n", "\n").replace('\r', '\n');
	}

	boolean hasNext() {
		return this.position < this.text.length();
	}

	int peek() {
		return peek(0);
	}

	int peek(int ahead) {
		int index = this.position + ahead;
		return (index < this.text.length()) ? this.text.charAt(index) : END;
	}

	boolean startsWith(String prefix) {
		return this.text.startsWith(prefix, this.position);
	}

	int line() {
		return this.line;
	}

	int column() {
		return this.position - this.lineStart + 1;
	}

	/**
	 * Move over characters, counting lines.
	 * @param count how many characters
	 * @return the characters
	 */
	String read(int count) {
		int start = this.position;
		while (this.position < start + count) {
			if (this.text.charAt(this.position++) == '\n') {
				this.line++;
				this.lineStart = this.position;
			}
		}
		return this.text.substring(start, this.position);
	}

	String readWhile(IntPredicate wanted) {
		int end = this.position;
		while (end < this.text.length() && wanted.test(this.text.charAt(end))) {
			end++;
		}
		return read(end - this.position);
	}

	void skipBlanks() {
		readWhile((c) -> c != '\n' && isSpace(c));
	}

	String readRestOfLine() {
		return readWhile((c) -> c != '\n');
	}

	/**
	 * What {@code \s} means in Python.
	 * @param c a character
	 * @return whether it is white space
	 */
	static boolean isSpace(int c) {
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
	}

}
