package id.projectwise.logging.format;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The letters of {@code strftime}, and the modifiers each may have.
 */
final class StrftimeFields {

	static final String LETTERS = "%ABCDFGHIMPRSTUVWXYZabcdefghjklmprstuwxyz";

	private static final String WITHOUT_E = "%AaBbDdeFfGgHhIjklMmSUVWw";

	private static final String WITHOUT_O = "%AacDFfxXY";

	private StrftimeFields() {
	}

	static @Nullable StrftimeField find(char letter, String modifier) {
		String refused = switch (modifier) {
			case "E" -> WITHOUT_E;
			case "O" -> WITHOUT_O;
			default -> "";
		};
		return (refused.indexOf(letter) >= 0) ? null : day(letter);
	}

	private static @Nullable StrftimeField day(char letter) {
		return switch (letter) {
			case 'Y' -> StrftimeField.number(1, ChronoField.YEAR);
			case 'C' -> StrftimeField.number(1, (time) -> Math.floorDiv(time.getYear(), 100));
			case 'y' -> StrftimeField.number(2, (time) -> Math.floorMod(time.getYear(), 100));
			case 'm' -> StrftimeField.number(2, ChronoField.MONTH_OF_YEAR);
			case 'B' -> StrftimeField.name((time) -> name(time.getMonth(), 9));
			case 'b', 'h' -> StrftimeField.name((time) -> name(time.getMonth(), 3));
			case 'd' -> StrftimeField.number(2, ChronoField.DAY_OF_MONTH);
			case 'e' -> StrftimeField.spaced(2, ChronoField.DAY_OF_MONTH);
			case 'j' -> StrftimeField.number(3, ChronoField.DAY_OF_YEAR);
			default -> week(letter);
		};
	}

	private static @Nullable StrftimeField week(char letter) {
		return switch (letter) {
			case 'A' -> StrftimeField.name((time) -> name(time.getDayOfWeek(), 9));
			case 'a' -> StrftimeField.name((time) -> name(time.getDayOfWeek(), 3));
			case 'u' -> StrftimeField.number(1, ChronoField.DAY_OF_WEEK);
			case 'w' -> StrftimeField.number(1, (time) -> time.getDayOfWeek().getValue() % 7);
			case 'U' ->
				StrftimeField.number(2, (time) -> (time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
			case 'W' ->
				StrftimeField.number(2, (time) -> (time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7);
			case 'V' -> StrftimeField.number(2, IsoFields.WEEK_OF_WEEK_BASED_YEAR);
			case 'G' -> StrftimeField.number(1, IsoFields.WEEK_BASED_YEAR);
			case 'g' -> StrftimeField.number(2, (time) -> Math.floorMod(IsoFields.WEEK_BASED_YEAR.getFrom(time), 100));
			default -> timeOfDay(letter);
		};
	}

	private static @Nullable StrftimeField timeOfDay(char letter) {
		return switch (letter) {
			case 'H' -> StrftimeField.number(2, ChronoField.HOUR_OF_DAY);
			case 'k' -> StrftimeField.spaced(2, ChronoField.HOUR_OF_DAY);
			case 'I' -> StrftimeField.number(2, ChronoField.CLOCK_HOUR_OF_AMPM);
			case 'l' -> StrftimeField.spaced(2, ChronoField.CLOCK_HOUR_OF_AMPM);
			case 'p' -> StrftimeField.capitals((time) -> (time.getHour() < 12) ? "AM" : "PM");
			case 'P' -> (time, style, target) -> style.append((time.getHour() < 12) ? "am" : "pm", target);
			case 'M' -> StrftimeField.number(2, ChronoField.MINUTE_OF_HOUR);
			case 'S' -> StrftimeField.number(2, ChronoField.SECOND_OF_MINUTE);
			case 'f' -> StrftimeField.number(6, ChronoField.MICRO_OF_SECOND);
			case 's' -> (time, style, target) -> style.append(Long.toString(time.toEpochSecond()), target);
			case 'z' -> StrftimeField.offset();
			case 'Z' -> StrftimeField.capitals(StrftimeFields::zone);
			default -> other(letter);
		};
	}

	private static @Nullable StrftimeField other(char letter) {
		return switch (letter) {
			case 'c' -> StrftimeField.compound("%a %b %e %H:%M:%S %Y");
			case 'x', 'D' -> StrftimeField.compound("%m/%d/%y");
			case 'X', 'T' -> StrftimeField.compound("%H:%M:%S");
			case 'F' -> StrftimeField.compound("%Y-%m-%d");
			case 'R' -> StrftimeField.compound("%H:%M");
			case 'r' -> StrftimeField.compound("%I:%M:%S %p");
			case '%' -> (time, style, target) -> style.append("%", target);
			case 't' -> (time, style, target) -> style.append("\t", target);
			default -> null;
		};
	}

	private static String name(Enum<?> value, int length) {
		String name = value.name().substring(0, Math.min(length, value.name().length()));
		return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
	}

	private static String zone(ZonedDateTime time) {
		if (time.getZone().normalized().equals(ZoneOffset.UTC)) {
			return "UTC";
		}
		return DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
	}

}
