package id.projectwise.logging.format;

import java.util.function.Function;

import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages whose values have not been put in yet, by Python's {@code %} operator. Message
 * and values may be untrusted; the result is. For one thread.
 */
public final class PercentText {

	private final LineBuffer text = LineBuffer.raw();

	private final LineBuffer piece = LineBuffer.raw();

	/**
	 * Put values into a message.
	 * @param record the record whose message has the conversions
	 * @param arguments gives the value for the name in a conversion, or the next value
	 * for an empty name; {@code null} if there is none
	 * @param limit the largest number of bytes of the result
	 * @return the result
	 * @throws FormatException if a conversion is wrong or not for its value, a value is
	 * missing, or the result would be too large
	 */
	public String format(LogRecord record, Function<String, @Nullable PercentArgument> arguments, int limit) {
		String message = record.message();
		String template = (message != null) ? message : "";
		ConversionParser parser = new ConversionParser(template);
		this.text.clear();
		int index = 0;
		for (int percent = template.indexOf('%'); percent >= 0; percent = template.indexOf('%', index)) {
			appendLiteral(template, index, percent, limit);
			if (template.startsWith("%%", percent)) {
				this.text.append((byte) '%');
				index = percent + 2;
			}
			else {
				append(record, parser.parse(percent), arguments);
				index = parser.end();
			}
		}
		appendLiteral(template, index, template.length(), limit);
		return this.text.text(0);
	}

	private void appendLiteral(String template, int from, int to, int limit) {
		this.text.appendMessage(template, from, to);
		if (this.text.length() > limit) {
			throw new FormatException("The text would be longer than %d bytes".formatted(limit));
		}
	}

	private void append(LogRecord record, ConversionSpec spec, Function<String, @Nullable PercentArgument> arguments) {
		PercentArgument argument = arguments.apply(spec.name());
		if (argument == null) {
			throw spec.error("there is no value for it");
		}
		this.piece.clear();
		piece(argument, spec).append(record, this.piece);
		this.text.append(this.piece.array(), 0, this.piece.length());
	}

	private static Piece piece(PercentArgument argument, ConversionSpec spec) {
		Number number = argument.number();
		if (spec.isText()) {
			return text((spec.type() == 's') ? argument.str() : argument.repr(), spec, spec.precision());
		}
		if (number instanceof Double real) {
			return Double.isFinite(real) ? Conversions.piece(new Attribute.Real((record) -> real), spec)
					: text(argument.str(), spec, -1);
		}
		if (number != null) {
			return Conversions.piece(new Attribute.Whole((record) -> number.longValue()), spec);
		}
		throw spec.error("'%c' is for numbers".formatted(spec.type()));
	}

	private static Piece text(String value, ConversionSpec spec, int precision) {
		return new SizedPiece((record, line) -> line.appendMessage(value),
				new ConversionSpec(spec.text(), spec.index(), spec.name(), spec.flags(), spec.width(), precision, 's'));
	}

}
