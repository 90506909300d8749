package id.projectwise.logging.format;

/**
 * The flags and the width of a directive of {@code strftime}.
 *
 * @param pad the last of {@code _ - 0}, or a space if there is none
 * @param width the least number of characters
 * @param upper whether letters become capitals
 * @param swap whether letters change their case
 */
record StrftimeStyle(char pad, int width, boolean upper, boolean swap) {

	static final StrftimeStyle PLAIN = new StrftimeStyle(' ', 0, false, false);

	static StrftimeStyle of(String flags, int width) {
		char pad = ' ';
		for (char flag : flags.toCharArray()) {
			pad = ("_-0".indexOf(flag) >= 0) ? flag : pad;
		}
		return new StrftimeStyle(pad, width, flags.indexOf('^') >= 0, flags.indexOf('#') >= 0);
	}

	/**
	 * Append text, after spaces or zeros up to the width.
	 */
	void append(String text, StringBuilder target) {
		String fill = (this.pad == '0') ? "0" : " ";
		target.append(fill.repeat(Math.max(this.width - text.length(), 0))).append(text);
	}

	/**
	 * Append a number of at least so many digits.
	 */
	void append(long number, int digits, boolean spaces, StringBuilder target) {
		String text = Long.toString(Math.abs(number));
		String sign = (number < 0) ? "-" : "";
		int missing = Math.max(digits, this.width) - text.length() - sign.length();
		if (this.pad == '-' || missing <= 0) {
			append(sign + text, target);
		}
		else if (this.pad == '_' || (spaces && this.pad != '0')) {
			target.append(" ".repeat(missing)).append(sign).append(text);
		}
		else {
			target.append(sign).append("0".repeat(missing)).append(text);
		}
	}

}
