package id.projectwise.logging.format;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

import id.projectwise.logging.record.LogRecord;

/**
 * Makes pieces of an attribute and a conversion, with the results of Python's {@code %}
 * operator.
 */
final class Conversions {

	private static final Piece NONE = Piece.literal("None");

	private Conversions() {
	}

	static Piece piece(Attribute attribute, ConversionSpec spec) {
		if ("sradiuoxXeEfFgGc".indexOf(spec.type()) < 0) {
			throw spec.error(
					"there is no conversion '%c'; use one of s r a d i u o x X e E f F g G c".formatted(spec.type()));
		}
		if (attribute instanceof Attribute.Whole whole) {
			return whole(whole.value(), spec);
		}
		if (attribute instanceof Attribute.Real real) {
			return real(real.value(), spec);
		}
		requireText(spec);
		if (attribute instanceof Attribute.TextOrNone text) {
			Piece piece = text(text.piece(), spec);
			return sized((record, line) -> (text.isText().test(record) ? piece : NONE).append(record, line), spec);
		}
		return sized(text(((Attribute.Text) attribute).piece(), spec), spec);
	}

	private static Piece text(Piece piece, ConversionSpec spec) {
		return (spec.type() == 's') ? piece : quoted(piece, spec.type() == 'a');
	}

	private static void requireText(ConversionSpec spec) {
		if (!spec.isText()) {
			throw spec.error("'%c' is not for text, and '%s' is text; use %%(%s)s".formatted(spec.type(), spec.name(),
					spec.name()));
		}
	}

	private static Piece whole(ToLongFunction<LogRecord> value, ConversionSpec spec) {
		if (spec.isText()) {
			return sized(decimal(value), spec);
		}
		if (spec.type() == 'c') {
			return sized((record, line) -> appendCharacter(value.applyAsLong(record), line), spec);
		}
		if (!spec.isWhole()) {
			return number(real(value::applyAsLong, spec.type(), spec), spec);
		}
		return switch (spec.type()) {
			case 'x' -> number(inBase(16, value), spec);
			case 'X' -> number(upperHex(value), spec);
			case 'o' -> number(inBase(8, value), spec);
			default -> number(decimal(value), spec);
		};
	}

	private static Piece real(ToDoubleFunction<LogRecord> value, ConversionSpec spec) {
		if (spec.isText()) {
			return sized((record, line) -> line.appendAscii(FloatText.shortest(value.applyAsDouble(record))), spec);
		}
		if ("diu".indexOf(spec.type()) >= 0) {
			return number(decimal((record) -> (long) value.applyAsDouble(record)), spec);
		}
		if (spec.isWhole() || spec.type() == 'c') {
			throw spec.error("'%c' is for whole numbers, and '%s' has a fraction; use d, f or s".formatted(spec.type(),
					spec.name()));
		}
		return number(real(value, spec.type(), spec), spec);
	}

	private static Piece real(ToDoubleFunction<LogRecord> value, char type, ConversionSpec spec) {
		int precision = (spec.precision() >= 0) ? spec.precision() : 6;
		boolean alternate = spec.has('#');
		return (record, line) -> line
			.appendAscii(FloatText.format(value.applyAsDouble(record), type, precision, alternate));
	}

	private static Piece decimal(ToLongFunction<LogRecord> value) {
		return (record, line) -> line.appendDecimal(value.applyAsLong(record));
	}

	private static Piece inBase(int base, ToLongFunction<LogRecord> value) {
		return (record, line) -> line.appendAscii(Long.toString(value.applyAsLong(record), base));
	}

	private static Piece upperHex(ToLongFunction<LogRecord> value) {
		return (record, line) -> line
			.appendAscii(Long.toString(value.applyAsLong(record), 16).toUpperCase(Locale.ROOT));
	}

	// Python raises an error where there is no such character; a log must not.
	private static void appendCharacter(long value, LineBuffer line) {
		boolean exists = value >= 0 && value <= Character.MAX_CODE_POINT;
		line.appendField(exists ? Character.toString((int) value) : "\uFFFD");
	}

	private static Piece quoted(Piece piece, boolean ascii) {
		return (record, line) -> {
			int from = line.length();
			piece.append(record, line);
			String text = line.text(from);
			line.truncate(from);
			line.appendField(PythonText.quote(text, ascii));
		};
	}

	private static Piece sized(Piece piece, ConversionSpec spec) {
		return (spec.width() == 0 && spec.precision() < 0) ? piece : new SizedPiece(piece, spec);
	}

	private static Piece number(Piece piece, ConversionSpec spec) {
		return spec.isPlain() ? piece : new NumberPiece(piece, spec);
	}

}
