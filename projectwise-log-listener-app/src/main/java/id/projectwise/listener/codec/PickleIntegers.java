package id.projectwise.listener.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of any size. To write one takes time with the square of its length.
 */
final class PickleIntegers {

	private static final int LONGEST = 1024;

	private PickleIntegers() {
	}

	/**
	 * Return a whole number.
	 * @return the number, or {@code null} if the value is something else, or very large
	 */
	static @Nullable BigInteger of(PickleValues values, int value) {
		PickleType type = values.type(value);
		if (type == PickleType.INTEGER) {
			return BigInteger.valueOf(values.content(value));
		}
		if (!isLarge(type) || values.length(value) > LONGEST) {
			return null;
		}
		if (type == PickleType.INTEGER_DIGITS) {
			return new BigInteger(digits(values, value));
		}
		byte[] bigEndian = new byte[values.length(value)];
		for (int i = 0; i < bigEndian.length; i++) {
			bigEndian[i] = values.bytes()[values.offset(value) + bigEndian.length - 1 - i];
		}
		return new BigInteger(bigEndian);
	}

	/**
	 * Write a whole number in decimal, or how large it is.
	 */
	static String text(PickleValues values, int value) {
		BigInteger number = of(values, value);
		if (number != null) {
			return number.toString();
		}
		String unit = (values.type(value) == PickleType.INTEGER_DIGITS) ? " digits>" : " bytes>";
		return "<int of " + values.length(value) + unit;
	}

	private static boolean isLarge(PickleType type) {
		return type == PickleType.INTEGER_BYTES || type == PickleType.INTEGER_DIGITS;
	}

	private static String digits(PickleValues values, int value) {
		return new String(values.bytes(), values.offset(value), values.length(value), StandardCharsets.US_ASCII);
	}

}
