package id.projectwise.logging.format;

/**
 * A conversion of a Python format, such as <code>%(name)-10.5s</code>.
 *
 * @param text the conversion as it is written
 * @param index where it starts
 * @param name the attribute, empty if there is none
 * @param flags some of {@code #0- +}
 * @param width the least number of characters, 0 if not given
 * @param precision -1 if not given
 * @param type the conversion's letter, not checked yet
 */
record ConversionSpec(String text, int index, String name, String flags, int width, int precision, char type) {

	boolean has(char flag) {
		return this.flags.indexOf(flag) >= 0;
	}

	boolean isText() {
		return "sra".indexOf(this.type) >= 0;
	}

	boolean isWhole() {
		return "diuxXo".indexOf(this.type) >= 0;
	}

	boolean isPlain() {
		return this.width == 0 && this.precision < 0 && this.flags.isEmpty();
	}

	FormatException error(String problem) {
		return new FormatException("Conversion '%s' at index %d: %s".formatted(this.text, this.index, problem));
	}

}
