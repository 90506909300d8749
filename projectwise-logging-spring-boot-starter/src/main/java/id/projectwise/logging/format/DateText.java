package id.projectwise.logging.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/**
 * Times as text, by a format of either kind: with a percent sign it is one of
 * {@code strftime}, otherwise a pattern of {@link DateTimeFormatter} in English.
 * Immutable.
 * <p>
 * Of {@code strftime} everything is there that glibc has in the C locale, and {@code %f},
 * the microseconds of Python's {@code datetime}. Unlike glibc, directives that do not
 * exist are refused, and so is {@code %n}: dates stay on their line. The names of zones
 * ({@code %Z}) are Java's, which are the same for most zones.
 */
public final class DateText {

	private static final Instant SAMPLE = Instant.ofEpochSecond(1_700_000_000);

	private final Function<ZonedDateTime, String> formatter;

	private final ZoneId zone;

	private final boolean finerThanSecond;

	private DateText(Function<ZonedDateTime, String> formatter, ZoneId zone) {
		this.formatter = formatter;
		this.zone = zone;
		this.finerThanSecond = !format(SAMPLE).equals(format(SAMPLE.plusNanos(123_456_789)));
	}

	/**
	 * Create one from a format's text.
	 * @param text the text, such as {@code %Y-%m-%d} or {@code yyyy-MM-dd}
	 * @param zone the zone of the times
	 * @return the format
	 * @throws FormatException if the text is neither, or would break a line
	 */
	public static DateText of(String text, ZoneId zone) {
		if (text.isBlank() || hasControlCharacter(text)) {
			throw new FormatException(
					"Date format '%s': it must have something to show, and no line feed or".formatted(visible(text))
							+ " other control character");
		}
		if (text.indexOf('%') >= 0) {
			return new DateText(Strftime.compile(text)::format, zone);
		}
		try {
			return new DateText(DateTimeFormatter.ofPattern(text, Locale.ENGLISH)::format, zone);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new FormatException(
					"Date format '%s': it has no percent sign, so it is a DateTimeFormatter pattern,".formatted(text)
							+ " but not a valid one (" + ex.getMessage()
							+ "); write for example %Y-%m-%d %H:%M:%S or yyyy-MM-dd HH:mm:ss");
		}
	}

	private static boolean hasControlCharacter(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < ' ' && text.charAt(i) != '\t') {
				return true;
			}
		}
		return false;
	}

	private static String visible(String text) {
		LineBuffer line = new LineBuffer();
		line.appendField(text);
		return line.text(0);
	}

	/**
	 * Write a time.
	 * @param instant the time
	 * @return the text
	 */
	public String format(Instant instant) {
		return this.formatter.apply(instant.atZone(this.zone));
	}

	/**
	 * Return whether two times of one second may have different texts.
	 * @return whether the format shows fractions of a second
	 */
	public boolean isFinerThanSecond() {
		return this.finerThanSecond;
	}

}
