package id.projectwise.logging.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Floating-point numbers as Python and C write them: rounded half to even from the exact
 * value. Finite numbers only.
 */
public final class FloatText {

	private FloatText() {
	}

	/**
	 * Write a number as Python's {@code %} operator does.
	 * @param type one of {@code eEfFgG}
	 */
	static String format(double value, char type, int precision, boolean alternate) {
		BigDecimal exact = new BigDecimal(Math.abs(value));
		String text = switch (Character.toLowerCase(type)) {
			case 'f' -> fixed(exact, precision, alternate);
			case 'e' -> scientific(exact, precision, alternate);
			default -> general(exact, Math.max(precision, 1), alternate);
		};
		return sign(value) + (Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text);
	}

	/**
	 * Write a number as Python's {@code repr} does: with the fewest digits that tell it
	 * from its neighbours. JDK 17's {@code Double.toString} may give more.
	 * @param value the number, finite
	 * @return the text
	 */
	public static String shortest(double value) {
		double size = Math.abs(value);
		BigDecimal exact = new BigDecimal(size);
		BigDecimal rounded = exact;
		for (int digits = 15; digits <= 17; digits++) {
			rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
			if (rounded.doubleValue() == size) {
				break;
			}
		}
		rounded = rounded.stripTrailingZeros();
		int exponent = exponent(rounded);
		if (exponent < -4 || exponent >= 16) {
			return sign(value) + scientific(rounded, rounded.precision() - 1, false);
		}
		return sign(value) + fixed(rounded, Math.max(rounded.scale(), 1), false);
	}

	private static String fixed(BigDecimal value, int precision, boolean alternate) {
		String text = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
		return (alternate && precision == 0) ? text + "." : text;
	}

	private static String scientific(BigDecimal value, int precision, boolean alternate) {
		BigDecimal rounded = value.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
		String digits = rounded.unscaledValue().toString();
		digits += "0".repeat(Math.max(precision + 1 - digits.length(), 0));
		String fraction = (precision > 0 || alternate) ? "." + digits.substring(1, precision + 1) : "";
		int exponent = exponent(rounded);
		return "%c%se%c%02d".formatted(digits.charAt(0), fraction, (exponent < 0) ? '-' : '+', Math.abs(exponent));
	}

	private static String general(BigDecimal value, int digits, boolean alternate) {
		int exponent = exponent(value.round(new MathContext(digits, RoundingMode.HALF_EVEN)));
		if (exponent >= -4 && exponent < digits) {
			String text = fixed(value, digits - 1 - exponent, alternate);
			return alternate ? text : withoutTrailingZeros(text);
		}
		String text = scientific(value, digits - 1, alternate);
		int mark = text.indexOf('e');
		return alternate ? text : withoutTrailingZeros(text.substring(0, mark)) + text.substring(mark);
	}

	private static String withoutTrailingZeros(String text) {
		if (text.indexOf('.') < 0) {
			return text;
		}
		int end = text.length();
		while (text.charAt(end - 1) == '0') {
			end--;
		}
		return text.substring(0, (text.charAt(end - 1) == '.') ? end - 1 : end);
	}

	private static int exponent(BigDecimal value) {
		return (value.signum() == 0) ? 0 : value.precision() - value.scale() - 1;
	}

	private static String sign(double value) {
		return (Double.doubleToRawLongBits(value) < 0) ? "-" : "";
	}

}
