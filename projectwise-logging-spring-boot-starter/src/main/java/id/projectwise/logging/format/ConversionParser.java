package id.projectwise.logging.format;

/**
 * Reads the conversions of a Python format, by the rules of Python's {@code %} operator.
 */
final class ConversionParser {

	private static final int LARGEST = 1000;

	private final String text;

	private int start;

	private int index;

	ConversionParser(String text) {
		this.text = text;
	}

	/**
	 * Return the index after the conversion read last.
	 */
	int end() {
		return this.index;
	}

	/**
	 * Read the conversion whose percent sign is at the index.
	 */
	ConversionSpec parse(int percent) {
		this.start = percent;
		this.index = percent + 1;
		String name = name();
		String flags = takeAll("#0- +");
		int width = number("width");
		int precision = -1;
		if (peek() == '.') {
			this.index++;
			precision = number("precision");
		}
		if ("hlL".indexOf(peek()) >= 0) {
			this.index++;
		}
		char type = peek();
		this.index++;
		return new ConversionSpec(this.text.substring(this.start, this.index), this.start, name, flags, width,
				precision, type);
	}

	private String name() {
		if (peek() != '(') {
			return "";
		}
		int open = this.index;
		int depth = 0;
		do {
			char character = peek();
			depth += (character == '(') ? 1 : (character == ')') ? -1 : 0;
			this.index++;
		}
		while (depth > 0);
		return this.text.substring(open + 1, this.index - 1);
	}

	private String takeAll(String allowed) {
		int from = this.index;
		while (allowed.indexOf(peek()) >= 0) {
			this.index++;
		}
		return this.text.substring(from, this.index);
	}

	private int number(String what) {
		if (peek() == '*') {
			throw error("'*' is not supported here, write the " + what + " as a number");
		}
		String digits = takeAll("0123456789");
		int number = 0;
		for (int i = 0; i < digits.length() && number <= LARGEST; i++) {
			number = number * 10 + digits.charAt(i) - '0';
		}
		if (number > LARGEST) {
			throw error("the %s %s is larger than %d".formatted(what, digits, LARGEST));
		}
		return number;
	}

	private char peek() {
		if (this.index >= this.text.length()) {
			throw error("it is not finished; write %(message)s with its last letter, and %% for a percent sign");
		}
		return this.text.charAt(this.index);
	}

	private FormatException error(String problem) {
		int end = Math.min(this.index + 1, this.text.length());
		return new FormatException(
				"Conversion '%s' at index %d: %s".formatted(this.text.substring(this.start, end), this.start, problem));
	}

}
