package id.projectwise.listener.codec;

/**
 * What a value of a pickle is, with what {@link PickleValues} holds of it as its content.
 */
enum PickleType {

	/** Left out because there are too many. */
	OMITTED,

	NONE,

	/** 0 or 1. */
	BOOLEAN,

	/** The number. */
	INTEGER,

	/** Where the bytes are, little-endian two's complement. */
	INTEGER_BYTES,

	/** Where the decimal digits are, checked. */
	INTEGER_DIGITS,

	/** The number's bits. */
	FLOAT,

	/** Where the UTF-8 is; or bytes of a {@code str} of Python 2. */
	TEXT,

	/** Where the text is, in Python's raw-unicode-escape. */
	ESCAPED_TEXT,

	/** Where a {@code str} of Python 2 is, with the escapes of {@code repr}. */
	ESCAPED_BYTES,

	/** Where the bytes are. */
	BYTES,

	LIST,

	TUPLE,

	SET,

	DICTIONARY,

	/** The name of a module and one in it, both values. */
	NAME,

	/** A callable and what it would be called with, both values. */
	OBJECT,

	/** Something that Python looks up by a number or a key of the application's own. */
	UNKNOWN;

	boolean isText() {
		return this == TEXT || this == ESCAPED_TEXT || this == ESCAPED_BYTES;
	}

}
