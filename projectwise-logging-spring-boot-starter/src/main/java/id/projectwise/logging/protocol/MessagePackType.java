package id.projectwise.logging.protocol;

/**
 * The types of MessagePack.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack
 * specification</a>
 */
public enum MessagePackType {

	/** No value. */
	NIL,

	/** True or false. */
	BOOLEAN,

	/** A whole number of up to 64 bits. */
	INTEGER,

	/** A number of IEEE 754. */
	FLOAT,

	/** Text in UTF-8. */
	STRING,

	/** Bytes. */
	BINARY,

	/** Values in their order. */
	ARRAY,

	/** Keys and values. */
	MAP,

	/** Bytes with the number of a type that an application defines. */
	EXTENSION,

	/** The one first byte that has no meaning. */
	NEVER_USED;

	private static final MessagePackType[] BY_FIRST_BYTE = new MessagePackType[256];

	static {
		for (int first = 0; first < BY_FIRST_BYTE.length; first++) {
			BY_FIRST_BYTE[first] = ofFixed(first);
		}
	}

	/**
	 * Return the type of the value that starts with a byte.
	 * @param first the value's first byte
	 * @return the type
	 */
	static MessagePackType of(byte first) {
		return BY_FIRST_BYTE[first & 0xFF];
	}

	private static MessagePackType ofFixed(int first) {
		if (first < 0x80 || first >= 0xE0) {
			return INTEGER;
		}
		if (first < 0xC0) {
			return (first < 0x90) ? MAP : (first < 0xA0) ? ARRAY : STRING;
		}
		return switch (first) {
			case 0xC0 -> NIL;
			case 0xC1 -> NEVER_USED;
			case 0xC2, 0xC3 -> BOOLEAN;
			case 0xC4, 0xC5, 0xC6 -> BINARY;
			case 0xCA, 0xCB -> FLOAT;
			case 0xD9, 0xDA, 0xDB -> STRING;
			case 0xDC, 0xDD -> ARRAY;
			case 0xDE, 0xDF -> MAP;
			default -> (first < 0xCA || first >= 0xD4) ? EXTENSION : INTEGER;
		};
	}

}
