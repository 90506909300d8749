package id.projectwise.listener.codec;

/**
 * First bytes of MessagePack values, as far as framing needs them.
 */
final class Wire {

	static final int NIL = 0xC0;

	static final int ARRAY16 = 0xDC;

	static final int ARRAY32 = 0xDD;

	static final int MAP16 = 0xDE;

	static final int MAP32 = 0xDF;

	/** Bytes of the length field after the first bytes 0xC0 to 0xDF. */
	private static final byte[] LENGTH_BYTES = { 0, 0, 0, 0, 1, 2, 4, 1, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
			0, 1, 2, 4, 2, 4, 2, 4 };

	/** Other bytes after the first bytes 0xC0 to 0xDF: numbers, and the types of ext. */
	private static final byte[] BODY_BYTES = { 0, -1, 0, 0, 0, 0, 0, 1, 1, 1, 4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9,
			17, 0, 0, 0, 0, 0, 0, 0 };

	private Wire() {
	}

	static boolean isArray(int first) {
		return (first & 0xF0) == 0x90 || first == ARRAY16 || first == ARRAY32;
	}

	static int lengthBytes(int first) {
		return LENGTH_BYTES[first - NIL];
	}

	static int bodyBytes(int first) {
		return BODY_BYTES[first - NIL];
	}

}
