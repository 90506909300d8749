package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * The numbers in a pickle, and what Python has beside them: {@code None}, {@code True}
 * and {@code False}.
 */
final class PickleNumbers {

	/** So many digits are always in the range of {@code long}. */
	private static final int LONG_DIGITS = 18;

	private static final int LONGEST_FLOAT = 64;

	private final PickleInput input;

	private final PickleValues values;

	PickleNumbers(PickleInput input, PickleValues values) {
		this.input = input;
		this.values = values;
	}

	/**
	 * Read what follows an opcode.
	 * @return the number of the value
	 */
	int read(int opcode) throws ProtocolException {
		return switch (opcode) {
			case PickleOpcode.NONE -> this.values.add(PickleType.NONE, 0);
			case PickleOpcode.NEWTRUE -> this.values.add(PickleType.BOOLEAN, 1);
			case PickleOpcode.NEWFALSE -> this.values.add(PickleType.BOOLEAN, 0);
			case PickleOpcode.BININT1 -> this.values.add(PickleType.INTEGER, this.input.readByte());
			case PickleOpcode.BININT2 -> this.values.add(PickleType.INTEGER, this.input.readShort());
			case PickleOpcode.BININT -> this.values.add(PickleType.INTEGER, this.input.readInt());
			case PickleOpcode.LONG1 -> addBytes(this.input.readSpan1());
			case PickleOpcode.LONG4 -> addBytes(this.input.readSpan4());
			case PickleOpcode.BINFLOAT -> addFloat(this.input.readDouble());
			case PickleOpcode.FLOAT -> addFloat(parseFloat(this.input.readLine()));
			case PickleOpcode.INT -> addInt(this.input.readLine());
			default -> addDigits(withoutSuffix(this.input.readLine()));
		};
	}

	/**
	 * Read a number of the memo that is written in digits.
	 */
	long readIndex() throws ProtocolException {
		long line = this.input.readLine();
		checkDigits(line);
		return (Span.second(line) <= LONG_DIGITS) ? parse(line) : Long.MAX_VALUE;
	}

	private int addFloat(double value) {
		return this.values.add(PickleType.FLOAT, Double.doubleToRawLongBits(value));
	}

	private int addBytes(long span) {
		int length = Span.second(span);
		if (length > Long.BYTES) {
			return this.values.add(PickleType.INTEGER_BYTES, span);
		}
		long value = 0;
		for (int i = length - 1; i >= 0; i--) {
			value = value << 8 | byteAt(span, i) & 0xFF;
		}
		int unused = Long.SIZE - length * Byte.SIZE;
		return this.values.add(PickleType.INTEGER, (length > 0) ? value << unused >> unused : 0);
	}

	// Protocol 0 and 1 have no booleans but these.
	private int addInt(long line) throws ProtocolException {
		boolean isBoolean = Span.second(line) == 2 && byteAt(line, 0) == '0'
				&& (byteAt(line, 1) == '0' || byteAt(line, 1) == '1');
		return isBoolean ? this.values.add(PickleType.BOOLEAN, byteAt(line, 1) - '0') : addDigits(line);
	}

	private int addDigits(long line) throws ProtocolException {
		checkDigits(line);
		return (Span.second(line) <= LONG_DIGITS) ? this.values.add(PickleType.INTEGER, parse(line))
				: this.values.add(PickleType.INTEGER_DIGITS, line);
	}

	private long withoutSuffix(long line) {
		int last = Span.second(line) - 1;
		return (last >= 0 && byteAt(line, last) == 'L') ? Span.of(Span.first(line), last) : line;
	}

	private void checkDigits(long line) throws ProtocolException {
		int length = Span.second(line);
		int start = (length > 0 && byteAt(line, 0) == '-') ? 1 : 0;
		boolean isNumber = start < length;
		for (int i = start; i < length; i++) {
			isNumber &= byteAt(line, i) >= '0' && byteAt(line, i) <= '9';
		}
		if (!isNumber) {
			throw new ProtocolException("number in pickle", "something else", "decimal digits");
		}
	}

	private long parse(long line) {
		boolean isNegative = byteAt(line, 0) == '-';
		long value = 0;
		for (int i = isNegative ? 1 : 0; i < Span.second(line); i++) {
			value = value * 10 + byteAt(line, i) - '0';
		}
		return isNegative ? -value : value;
	}

	private double parseFloat(long line) throws ProtocolException {
		int length = Math.min(Span.second(line), LONGEST_FLOAT);
		String text = new String(this.input.bytes(), Span.first(line), length, StandardCharsets.ISO_8859_1);
		try {
			return switch (text) {
				case "nan" -> Double.NaN;
				case "inf" -> Double.POSITIVE_INFINITY;
				case "-inf" -> Double.NEGATIVE_INFINITY;
				default -> Double.parseDouble(text);
			};
		}
		catch (NumberFormatException ex) {
			throw new ProtocolException("number in pickle", "something else", "a decimal fraction");
		}
	}

	private byte byteAt(long span, int index) {
		return this.input.bytes()[Span.first(span) + index];
	}

}
