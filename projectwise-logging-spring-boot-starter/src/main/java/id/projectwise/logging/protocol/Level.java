package id.projectwise.logging.protocol;

import java.util.Locale;

/**
 * A level as Python has it.
 *
 * @param name the name; untrusted text unless it is one of Python's
 * @param number the number, 0 for a name that nobody knows
 */
public record Level(String name, int number) {

	/** What a record without a level is. */
	public static final Level INFO = new Level("INFO", 20);

	/**
	 * Return the level of a name, in whatever words and case.
	 * @param name the name
	 * @return the level
	 */
	public static Level of(String name) {
		return switch (name.toUpperCase(Locale.ROOT)) {
			case "TRACE" -> new Level("TRACE", 5);
			case "DEBUG" -> new Level("DEBUG", 10);
			case "INFO", "INFORMATION", "INFORMATIONAL", "NOTICE" -> INFO;
			case "WARNING", "WARN" -> new Level("WARNING", 30);
			case "ERROR", "ERR", "SEVERE" -> new Level("ERROR", 40);
			case "CRITICAL", "CRIT", "FATAL", "ALERT", "EMERG", "EMERGENCY", "PANIC" -> new Level("CRITICAL", 50);
			default -> new Level(name, 0);
		};
	}

	/**
	 * Return the level of a number: one of syslog's severities, or one on Python's scale.
	 * @param number the number
	 * @return the level
	 */
	public static Level of(long number) {
		if (number >= 0 && number < 8) {
			return ofSeverity((int) number);
		}
		for (Level level : new Level[] { of("DEBUG"), INFO, of("WARNING"), of("ERROR"), of("CRITICAL") }) {
			if (level.number == number) {
				return level;
			}
		}
		return new Level("Level " + number, (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number)));
	}

	private static Level ofSeverity(int severity) {
		return switch (severity) {
			case 0, 1, 2 -> of("CRITICAL");
			case 3 -> of("ERROR");
			case 4 -> of("WARNING");
			case 7 -> of("DEBUG");
			default -> INFO;
		};
	}

	/**
	 * Return the number that readers derive from a name of ours, -1 if it is not one.
	 */
	static int numberOf(String name) {
		return switch (name) {
			case "TRACE" -> 5;
			case "DEBUG" -> 10;
			case "INFO" -> 20;
			case "WARNING" -> 30;
			case "ERROR" -> 40;
			case "CRITICAL" -> 50;
			default -> -1;
		};
	}

}
