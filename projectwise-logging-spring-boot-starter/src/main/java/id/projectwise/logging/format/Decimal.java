package id.projectwise.logging.format;

import java.nio.charset.StandardCharsets;

/**
 * Whole numbers as ASCII digits, without garbage.
 */
final class Decimal {

	private static final byte[] SMALLEST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);

	private Decimal() {
	}

	static int write(long value, byte[] target, int at) {
		if (value == Long.MIN_VALUE) {
			System.arraycopy(SMALLEST, 0, target, at, SMALLEST.length);
			return at + SMALLEST.length;
		}
		if (value < 0) {
			target[at] = '-';
			return writeDigits(-value, target, at + 1);
		}
		return writeDigits(value, target, at);
	}

	private static int writeDigits(long value, byte[] target, int at) {
		int end = at + digits(value);
		int index = end;
		long rest = value;
		while (rest > Integer.MAX_VALUE) {
			target[--index] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		int small = (int) rest;
		do {
			target[--index] = (byte) ('0' + small % 10);
			small /= 10;
		}
		while (small > 0);
		return end;
	}

	private static int digits(long value) {
		int count = 1;
		for (long limit = 10; value >= limit && count < 19; limit *= 10) {
			count++;
		}
		return count;
	}

}
