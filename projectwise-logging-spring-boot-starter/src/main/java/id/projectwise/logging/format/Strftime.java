package id.projectwise.logging.format;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Dates by the rules of glibc's {@code strftime} in the C locale. Immutable.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/strftime.3.html">strftime(3)</a>
 */
final class Strftime {

	private static final int LARGEST_WIDTH = 100;

	private final List<Part> parts;

	private Strftime(List<Part> parts) {
		this.parts = parts;
	}

	String format(ZonedDateTime time) {
		StringBuilder result = new StringBuilder();
		for (Part part : this.parts) {
			if (part.field != null) {
				part.field.append(time, part.style, result);
			}
			else {
				result.append(part.literal);
			}
		}
		return result.toString();
	}

	static Strftime compile(String text) {
		List<Part> parts = new ArrayList<>();
		int index = 0;
		while (index < text.length()) {
			int percent = text.indexOf('%', index);
			String literal = text.substring(index, (percent >= 0) ? percent : text.length());
			if (!literal.isEmpty()) {
				parts.add(new Part(literal, null, StrftimeStyle.PLAIN));
			}
			index = (percent >= 0) ? addDirective(text, percent, parts) : text.length();
		}
		return new Strftime(List.copyOf(parts));
	}

	private static int addDirective(String text, int percent, List<Part> parts) {
		int width = skip(text, percent + 1, "_-0^#");
		int modifier = skip(text, width, "0123456789");
		int letter = modifier + ((modifier < text.length() && "EO".indexOf(text.charAt(modifier)) >= 0) ? 1 : 0);
		String directive = text.substring(percent, Math.min(letter + 1, text.length()));
		if (letter >= text.length()) {
			throw error(text, directive, percent, "is not finished, write %% for a percent sign");
		}
		char name = text.charAt(letter);
		StrftimeField field = StrftimeFields.find(name, text.substring(modifier, letter));
		if (field == null) {
			throw error(text, directive, percent,
					(name == 'n') ? "would break the line" : "is unknown, known letters are " + StrftimeFields.LETTERS);
		}
		StrftimeStyle style = StrftimeStyle.of(text.substring(percent + 1, width), width(text, width, modifier));
		parts.add(new Part("", field, style));
		return letter + 1;
	}

	private static int skip(String text, int from, String allowed) {
		int index = from;
		while (index < text.length() && allowed.indexOf(text.charAt(index)) >= 0) {
			index++;
		}
		return index;
	}

	private static int width(String text, int from, int to) {
		if (to - from > 3 || (to > from && Integer.parseInt(text, from, to, 10) > LARGEST_WIDTH)) {
			throw error(text, text.substring(from, to), from, "is too wide, at most " + LARGEST_WIDTH + " is possible");
		}
		return (to > from) ? Integer.parseInt(text, from, to, 10) : 0;
	}

	private static FormatException error(String text, String found, int index, String problem) {
		return new FormatException("Date format '%s': '%s' at index %d %s".formatted(text, found, index, problem));
	}

	/**
	 * A directive, or literal text if there is no field.
	 */
	private record Part(String literal, @Nullable StrftimeField field, StrftimeStyle style) {

	}

}
