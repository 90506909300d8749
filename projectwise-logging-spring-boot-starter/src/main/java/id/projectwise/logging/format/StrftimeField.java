package id.projectwise.logging.format;

import java.time.ZonedDateTime;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a directive of {@code strftime} shows.
 */
@FunctionalInterface
interface StrftimeField {

	void append(ZonedDateTime time, StrftimeStyle style, StringBuilder target);

	/**
	 * A number, filled up with zeros.
	 */
	static StrftimeField number(int digits, ToLongFunction<ZonedDateTime> value) {
		return (time, style, target) -> style.append(value.applyAsLong(time), digits, false, target);
	}

	/**
	 * A number of the calendar or the clock, filled up with zeros.
	 */
	static StrftimeField number(int digits, TemporalField field) {
		return (time, style, target) -> style.append(time.get(field), digits, false, target);
	}

	/**
	 * A number of the calendar or the clock, filled up with spaces.
	 */
	static StrftimeField spaced(int digits, TemporalField field) {
		return (time, style, target) -> style.append(time.get(field), digits, true, target);
	}

	/**
	 * A name, which is made of capitals if its case is to change.
	 */
	static StrftimeField name(Function<ZonedDateTime, String> value) {
		return (time, style, target) -> {
			String text = value.apply(time);
			style.append((style.upper() || style.swap()) ? text.toUpperCase(Locale.ROOT) : text, target);
		};
	}

	/**
	 * Capitals, which become small letters if their case is to change.
	 */
	static StrftimeField capitals(Function<ZonedDateTime, String> value) {
		return (time, style, target) -> {
			String text = value.apply(time);
			style.append(style.swap() ? text.toLowerCase(Locale.ROOT) : text, target);
		};
	}

	/**
	 * Several directives in one.
	 */
	static StrftimeField compound(String directives) {
		Strftime parts = Strftime.compile(directives);
		return (time, style, target) -> {
			String text = parts.format(time);
			style.append(style.upper() ? text.toUpperCase(Locale.ROOT) : text, target);
		};
	}

	/**
	 * The distance to UTC, such as {@code +0700}.
	 */
	static StrftimeField offset() {
		return (time, style, target) -> {
			int minutes = time.getOffset().getTotalSeconds() / 60;
			int size = Math.abs(minutes);
			style.append((time.getOffset().getTotalSeconds() < 0) ? "-" : "+", target);
			style.append(size / 60 * 100 + size % 60, 4, false, target);
		};
	}

}
