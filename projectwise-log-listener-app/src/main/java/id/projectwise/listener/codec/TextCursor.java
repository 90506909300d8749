package id.projectwise.listener.codec;

/**
 * A place in a text, moved by what is found there. For one thread.
 */
final class TextCursor {

	private static final int NANO_DIGITS = 9;

	private String text = "";

	private int at;

	private int end;

	/**
	 * Return a text of 1 to 18 digits as a number.
	 * @return the number, or -1
	 */
	static long number(String text) {
		TextCursor cursor = new TextCursor();
		cursor.open(text, 0, text.length());
		long number = cursor.readNumber(18);
		return cursor.isAtEnd() ? number : -1;
	}

	/**
	 * Go to a part of a text.
	 */
	void open(String newText, int from, int to) {
		this.text = newText;
		this.at = from;
		this.end = to;
	}

	int at() {
		return this.at;
	}

	void moveTo(int position) {
		this.at = position;
	}

	boolean isAtEnd() {
		return this.at == this.end;
	}

	/**
	 * Return the character that is so far ahead, or 0 if the text ends before.
	 */
	char peek(int ahead) {
		return (this.at + ahead < this.end) ? this.text.charAt(this.at + ahead) : 0;
	}

	/**
	 * Go over a character if it is there.
	 */
	boolean skip(char wanted) {
		if (this.at < this.end && this.text.charAt(this.at) == wanted) {
			this.at++;
			return true;
		}
		return false;
	}

	/**
	 * Return the character here and go behind it, not to be called at the end.
	 */
	char read() {
		return this.text.charAt(this.at++);
	}

	/**
	 * Return the text up to a character and go behind that.
	 * @return the text, all that is left if the character is not there
	 */
	String readUntil(char stop) {
		int start = this.at;
		int found = this.text.indexOf(stop, start);
		boolean isThere = found >= 0 && found < this.end;
		int last = isThere ? found : this.end;
		this.at = isThere ? found + 1 : this.end;
		return this.text.substring(start, last);
	}

	/**
	 * Return all that is left.
	 */
	String readRest() {
		int start = this.at;
		this.at = this.end;
		return textFrom(start);
	}

	/**
	 * Return the text from a position up to here.
	 */
	String textFrom(int start) {
		return this.text.substring(start, this.at);
	}

	/**
	 * Read a number of exactly so many digits.
	 * @return the number, or -1
	 */
	int readDigits(int count) {
		int start = this.at;
		int value = (int) readNumber(count);
		return (this.at - start == count) ? value : -1;
	}

	/**
	 * Read a number of at most so many digits.
	 * @param most at most 18
	 * @return the number, or -1 if there is none
	 */
	long readNumber(int most) {
		long value = -1;
		for (int last = Math.min(this.end, this.at + most); this.at < last && isDigit(); this.at++) {
			value = Math.max(0, value) * 10 + (this.text.charAt(this.at) - '0');
		}
		return value;
	}

	/**
	 * Read the digits behind a point.
	 * @return the fraction in billionths, or -1 if there is none
	 */
	int readFraction() {
		int start = this.at;
		long value = readNumber(NANO_DIGITS);
		for (int digits = this.at - start; digits < NANO_DIGITS; digits++) {
			value *= 10;
		}
		while (this.at < this.end && isDigit()) {
			this.at++;
		}
		return (this.at > start) ? (int) value : -1;
	}

	private boolean isDigit() {
		char character = this.text.charAt(this.at);
		return character >= '0' && character <= '9';
	}

}
