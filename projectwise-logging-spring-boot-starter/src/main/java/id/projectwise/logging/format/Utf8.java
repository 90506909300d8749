package id.projectwise.logging.format;

/**
 * Code points as UTF-8, without garbage.
 */
final class Utf8 {

	private Utf8() {
	}

	static int write(int codePoint, byte[] target, int at) {
		if (codePoint < 0x80) {
			target[at] = (byte) codePoint;
			return at + 1;
		}
		if (codePoint < 0x800) {
			target[at] = (byte) (0xC0 | codePoint >> 6);
			return writeTail(codePoint, 1, target, at + 1);
		}
		if (codePoint < 0x10000) {
			target[at] = (byte) (0xE0 | codePoint >> 12);
			return writeTail(codePoint, 2, target, at + 1);
		}
		target[at] = (byte) (0xF0 | codePoint >> 18);
		return writeTail(codePoint, 3, target, at + 1);
	}

	private static int writeTail(int codePoint, int count, byte[] target, int at) {
		for (int i = 0; i < count; i++) {
			target[at + i] = (byte) (0x80 | codePoint >> 6 * (count - 1 - i) & 0x3F);
		}
		return at + count;
	}

}
