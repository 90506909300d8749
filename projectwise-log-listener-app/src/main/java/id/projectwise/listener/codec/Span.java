package id.projectwise.listener.codec;

/**
 * Two whole numbers in one: where bytes are and how many, or the numbers of two values.
 */
final class Span {

	private Span() {
	}

	static long of(int first, int second) {
		return (long) first << 32 | second;
	}

	/**
	 * Return the offset.
	 */
	static int first(long span) {
		return (int) (span >>> 32);
	}

	/**
	 * Return the length.
	 */
	static int second(long span) {
		return (int) span;
	}

}
