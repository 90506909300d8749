package id.projectwise.listener.codec;

import org.jspecify.annotations.Nullable;

/**
 * Values of Python's module {@code datetime}, as {@code str} shows them. They come as a
 * few bytes, which are shown whether or not there is such a day.
 */
final class PickleTimes {

	private static final int LONGEST = 16;

	private final PickleObjects objects;

	private final PickleValues values;

	PickleTimes(PickleObjects objects, PickleValues values) {
		this.objects = objects;
		this.values = values;
	}

	/**
	 * Return a text for an object.
	 * @return the text, or {@code null} if it is not called as it should be
	 */
	@Nullable String describe(int object, String name) {
		if (name.equals("datetime.timedelta")) {
			return duration(object);
		}
		byte[] state = this.objects.bytes(this.objects.argument(object, 0), LONGEST);
		if (state == null) {
			return null;
		}
		return switch (name) {
			case "datetime.datetime" -> (state.length == 10)
					? date(state) + " " + time(state, 4) + zone(this.objects.argument(object, 1)) : null;
			case "datetime.date" -> (state.length == 4) ? date(state) : null;
			default -> (state.length == 6) ? time(state, 0) + zone(this.objects.argument(object, 1)) : null;
		};
	}

	// The highest bit of the first byte that is small enough tells summer from winter.
	private static String date(byte[] state) {
		return "%04d-%02d-%02d".formatted((state[0] & 0xFF) << 8 | state[1] & 0xFF, state[2] & 0x7F, state[3]);
	}

	private static String time(byte[] state, int from) {
		int micros = (state[from + 3] & 0xFF) << 16 | (state[from + 4] & 0xFF) << 8 | state[from + 5] & 0xFF;
		return "%02d:%02d:%02d".formatted(state[from] & 0x7F, state[from + 1], state[from + 2]) + fraction(micros);
	}

	private static String fraction(long micros) {
		return (micros != 0) ? ".%06d".formatted(micros) : "";
	}

	private String zone(int zone) {
		return switch (this.values.type(zone)) {
			case OBJECT -> switch (this.objects.name(zone)) {
				case "datetime.timezone" -> offset(this.objects.argument(zone, 0));
				case "zoneinfo.ZoneInfo._unpickle" -> " " + this.objects.text(this.objects.argument(zone, 0));
				default -> " <" + this.objects.name(zone) + ">";
			};
			case NAME -> " <" + this.objects.name(zone) + ">";
			default -> "";
		};
	}

	private String offset(int delta) {
		long seconds = integer(delta, 0) * 86_400 + integer(delta, 1);
		long size = Math.abs(seconds);
		String text = "%c%02d:%02d".formatted((seconds < 0) ? '-' : '+', size / 3600, size / 60 % 60);
		return (size % 60 != 0) ? text + ":%02d".formatted(size % 60) : text;
	}

	private String duration(int delta) {
		long days = integer(delta, 0);
		long seconds = integer(delta, 1);
		String text = "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
				+ fraction(integer(delta, 2));
		return (days != 0) ? days + ((Math.abs(days) == 1) ? " day, " : " days, ") + text : text;
	}

	private long integer(int object, int index) {
		int argument = this.objects.argument(object, index);
		return (this.values.type(argument) == PickleType.INTEGER) ? this.values.content(argument) : 0;
	}

}
