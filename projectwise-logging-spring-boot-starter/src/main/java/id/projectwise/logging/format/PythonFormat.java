package id.projectwise.logging.format;

import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A format in the style of Python's {@code logging.Formatter}, such as
 * {@code %(asctime)s %(levelname)s %(name)s: %(message)s}. The text is the same as
 * Python's, as long as the record has no control characters. A stack trace follows the
 * text on its own lines unless the format itself names {@code exc_text}.
 * <p>
 * Beside the attributes of Python's {@code LogRecord} there are {@code mdc.KEY},
 * {@code service}, {@code instance}, {@code host} and {@code exc_text}; these are empty
 * if the record has no such value.
 *
 * @see <a href=
 * "https://docs.python.org/3/library/logging.html#logrecord-attributes">LogRecord
 * attributes</a>
 */
public final class PythonFormat implements RecordFormat {

	private final Piece[] pieces;

	private final Set<String> names = new HashSet<>();

	private final boolean appendsTrace;

	/**
	 * Create a format.
	 * @param format the format's text
	 * @param dateFormat the text for {@code asctime}, see
	 * {@link DateText#of(String, ZoneId)}; if {@code null} or empty, Python's default,
	 * which has milliseconds after a comma
	 * @param zone the zone for {@code asctime}
	 * @throws FormatException if one of the texts cannot be used
	 */
	public PythonFormat(String format, @Nullable String dateFormat, ZoneId zone) {
		this.pieces = compile(format, new Attributes(time(dateFormat, zone)));
		this.appendsTrace = !this.names.contains(Attributes.TRACE);
	}

	/**
	 * Return whether the format shows something of {@link LogRecord#caller()}, which is
	 * expensive.
	 * @return whether the caller is needed
	 */
	public boolean needsCaller() {
		return !Collections.disjoint(this.names, Attributes.OF_CALLER);
	}

	@Override
	public void format(LogRecord record, LineBuffer line) {
		int from = line.length();
		for (Piece piece : this.pieces) {
			piece.append(record, line);
		}
		String trace = this.appendsTrace ? record.stackTrace() : null;
		if (trace != null) {
			line.endLine(from);
			line.appendTrace(trace);
		}
		line.endLine(from);
	}

	private static Piece time(@Nullable String dateFormat, ZoneId zone) {
		if (dateFormat == null || dateFormat.isEmpty()) {
			return new TimePiece(DateText.of("%Y-%m-%d %H:%M:%S", zone), true);
		}
		return new TimePiece(DateText.of(dateFormat, zone), false);
	}

	private Piece[] compile(String format, Attributes attributes) {
		Pieces result = new Pieces();
		StringBuilder literal = new StringBuilder();
		ConversionParser parser = new ConversionParser(format);
		for (int i = 0; i < format.length();) {
			if (format.charAt(i) != '%') {
				literal.append(format.charAt(i++));
			}
			else if (format.startsWith("%%", i)) {
				literal.append('%');
				i += 2;
			}
			else {
				result.addLiteral(literal);
				ConversionSpec spec = parser.parse(i);
				result.add(spec.name(), Conversions.piece(attribute(spec, attributes), spec));
				this.names.add(spec.name());
				i = parser.end();
			}
		}
		result.addLiteral(literal);
		return result.toArray();
	}

	private static Attribute attribute(ConversionSpec spec, Attributes attributes) {
		if (spec.name().isEmpty()) {
			throw spec.error("it names no attribute; write %(message)s to show one, and %% for a percent sign");
		}
		Attribute attribute = attributes.find(spec.name());
		if (attribute != null) {
			return attribute;
		}
		String nearest = NearestName.of(spec.name(), Attributes.NAMES);
		throw spec.error("there is no attribute '%s'%s; known are %s".formatted(spec.name(),
				(nearest != null) ? ", did you mean '" + nearest + "'?" : "", String.join(" ", Attributes.NAMES)));
	}

}
