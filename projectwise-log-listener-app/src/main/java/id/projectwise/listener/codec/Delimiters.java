package id.projectwise.listener.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the end of a line: a line feed, or the zero byte that GELF has instead. Looks at
 * eight bytes at once.
 */
final class Delimiters {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101_0101_0101_0101L;

	private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

	private static final long LINE_FEEDS = '\n' * ONES;

	private Delimiters() {
	}

	/**
	 * Find the first delimiter.
	 * @return its index, or -1 if there is none
	 */
	static int find(byte[] bytes, int from, int to) {
		int index = from;
		for (; index <= to - Long.BYTES; index += Long.BYTES) {
			long eight = (long) LONG.get(bytes, index);
			long found = zeros(eight) | zeros(eight ^ LINE_FEEDS);
			if (found != 0) {
				return index + (Long.numberOfTrailingZeros(found) >> 3);
			}
		}
		for (; index < to; index++) {
			if (bytes[index] == '\n' || bytes[index] == 0) {
				return index;
			}
		}
		return -1;
	}

	/** Return bits of which the lowest one is in the first byte that is zero. */
	private static long zeros(long eight) {
		return eight - ONES & ~eight & HIGH_BITS;
	}

}
