package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.Level;

/**
 * The level of a record that was sent as JSON. A name counts more than a number, which
 * then only tells the rank of a name that nobody knows. What a number means:
 * <ul>
 * <li>{@code levelno} is Python's, {@code level_value} is Logback's, which is a thousand
 * times that;</li>
 * <li>{@code level} below 8 is a severity of syslog's, as in GELF;</li>
 * <li>{@code level} beside {@code msg} is Bunyan's and pino's, where 30 is
 * {@code INFO};</li>
 * <li>any other is on Python's scale, where 20 is {@code INFO}.</li>
 * </ul>
 */
final class JsonLevel {

	private static final Level TRACE = Level.of("TRACE");

	private static final int SEVERITIES = 8;

	private JsonLevel() {
	}

	static Level of(JsonValues values) {
		boolean hasNumber = values.has(JsonField.LEVEL_NUMBER);
		if (!values.has(JsonField.LEVEL)) {
			return hasNumber ? ofNumber(values) : Level.INFO;
		}
		Level level = Level.of(values.name(JsonField.LEVEL, ""));
		return (level.number() == 0 && hasNumber) ? new Level(level.name(), ofNumber(values).number()) : level;
	}

	private static Level ofNumber(JsonValues values) {
		long number = values.number(JsonField.LEVEL_NUMBER);
		if (values.isCalled(JsonField.LEVEL_NUMBER, "level_value")) {
			return onScale(number / 1000);
		}
		if (values.isCalled(JsonField.LEVEL_NUMBER, "levelno")
				|| values.isCalled(JsonField.LEVEL_NUMBER, "log.levelno")) {
			return onScale(number);
		}
		if (number < SEVERITIES) {
			return Level.of(number);
		}
		return onScale(values.isCalled(JsonField.MESSAGE, "msg") ? number - 10 : number);
	}

	private static Level onScale(long number) {
		return (number < SEVERITIES) ? TRACE : Level.of(number);
	}

}
