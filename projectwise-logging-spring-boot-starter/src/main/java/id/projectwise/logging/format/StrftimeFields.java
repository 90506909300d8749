package id.projectwise.logging.format;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * The letters of {@code strftime}, and the modifiers each may have.
 */
final class StrftimeFields {

	private static final String WITHOUT_E = "%AaBbDdeFfGgHhIjklMmSUVWw";

	private static final String WITHOUT_O = "%AacDFfxXY";

	private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

	private static final Map<Character, StrftimeField> FIELDS = new TreeMap<>();

	// Compounds are made of the fields before them.
	static {
		addDays(FIELDS);
		addWeeks(FIELDS);
		addTimes(FIELDS);
		addCompounds(FIELDS);
		FIELDS.put('%', (time, style, target) -> style.append("%", target));
		FIELDS.put('t', (time, style, target) -> style.append("\t", target));
	}

	private StrftimeFields() {
	}

	static @Nullable StrftimeField find(char letter, String modifier) {
		String refused = switch (modifier) {
			case "E" -> WITHOUT_E;
			case "O" -> WITHOUT_O;
			default -> "";
		};
		return (refused.indexOf(letter) >= 0) ? null : FIELDS.get(letter);
	}

	static String letters() {
		StringBuilder letters = new StringBuilder();
		FIELDS.keySet().forEach(letters::append);
		return letters.toString();
	}

	private static void addDays(Map<Character, StrftimeField> fields) {
		fields.put('Y', StrftimeField.number(1, ZonedDateTime::getYear));
		fields.put('C', StrftimeField.number(1, (time) -> Math.floorDiv(time.getYear(), 100)));
		fields.put('y', StrftimeField.number(2, (time) -> Math.floorMod(time.getYear(), 100)));
		fields.put('m', StrftimeField.number(2, ZonedDateTime::getMonthValue));
		fields.put('B', StrftimeField.name((time) -> name(time.getMonth(), 9)));
		fields.put('b', StrftimeField.name((time) -> name(time.getMonth(), 3)));
		fields.put('h', fields.get('b'));
		fields.put('d', StrftimeField.number(2, ZonedDateTime::getDayOfMonth));
		fields.put('e', StrftimeField.spaced(2, ZonedDateTime::getDayOfMonth));
		fields.put('j', StrftimeField.number(3, ZonedDateTime::getDayOfYear));
	}

	private static void addWeeks(Map<Character, StrftimeField> fields) {
		fields.put('A', StrftimeField.name((time) -> name(time.getDayOfWeek(), 9)));
		fields.put('a', StrftimeField.name((time) -> name(time.getDayOfWeek(), 3)));
		fields.put('u', StrftimeField.number(1, (time) -> time.getDayOfWeek().getValue()));
		fields.put('w', StrftimeField.number(1, (time) -> time.getDayOfWeek().getValue() % 7));
		fields.put('U',
				StrftimeField.number(2, (time) -> (time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7));
		fields.put('W',
				StrftimeField.number(2, (time) -> (time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7));
		fields.put('V', StrftimeField.number(2, IsoFields.WEEK_OF_WEEK_BASED_YEAR::getFrom));
		fields.put('G', StrftimeField.number(1, IsoFields.WEEK_BASED_YEAR::getFrom));
		fields.put('g', StrftimeField.number(2, (time) -> Math.floorMod(IsoFields.WEEK_BASED_YEAR.getFrom(time), 100)));
	}

	private static String name(Enum<?> value, int length) {
		String name = value.name().substring(0, Math.min(length, value.name().length()));
		return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
	}

	private static void addTimes(Map<Character, StrftimeField> fields) {
		ToLongFunction<ZonedDateTime> hour12 = (time) -> time.get(ChronoField.CLOCK_HOUR_OF_AMPM);
		fields.put('H', StrftimeField.number(2, ZonedDateTime::getHour));
		fields.put('k', StrftimeField.spaced(2, ZonedDateTime::getHour));
		fields.put('I', StrftimeField.number(2, hour12));
		fields.put('l', StrftimeField.spaced(2, hour12));
		fields.put('p', StrftimeField.capitals((time) -> (time.getHour() < 12) ? "AM" : "PM"));
		fields.put('P', (time, style, target) -> style.append((time.getHour() < 12) ? "am" : "pm", target));
		fields.put('M', StrftimeField.number(2, ZonedDateTime::getMinute));
		fields.put('S', StrftimeField.number(2, ZonedDateTime::getSecond));
		fields.put('f', StrftimeField.number(6, (time) -> time.getNano() / 1000));
		fields.put('s', (time, style, target) -> style.append(Long.toString(time.toEpochSecond()), target));
		fields.put('z', StrftimeField.offset());
		fields.put('Z', StrftimeField
			.capitals((time) -> time.getZone().normalized().equals(ZoneOffset.UTC) ? "UTC" : ZONE.format(time)));
	}

	private static void addCompounds(Map<Character, StrftimeField> fields) {
		fields.put('c', StrftimeField.compound("%a %b %e %H:%M:%S %Y"));
		fields.put('x', StrftimeField.compound("%m/%d/%y"));
		fields.put('D', fields.get('x'));
		fields.put('X', StrftimeField.compound("%H:%M:%S"));
		fields.put('T', fields.get('X'));
		fields.put('F', StrftimeField.compound("%Y-%m-%d"));
		fields.put('R', StrftimeField.compound("%H:%M"));
		fields.put('r', StrftimeField.compound("%I:%M:%S %p"));
	}

}
