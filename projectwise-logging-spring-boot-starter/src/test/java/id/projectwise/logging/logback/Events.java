package id.projectwise.logging.logback;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.BasicMarkerFactory;

import java.time.ZoneOffset;

/**
 * Events and formats for tests.
 */
final class Events {

	/** What an attacker would like to see in a log. */
	static final String EVIL = "x\nFORGED\r\nFORGED\rFORGED\u001B[31mFORGED\u0085FORGED\u2028FORGED\u2029FORGED"
			+ "\u202EFORGED\u2066FORGED\u200FFORGED\u009B2JFORGED\u0000\u007F\b";

	/** How {@link Failing} is shown. */
	static final String FAILED = "[FAILED toString(): " + Failing.class.getName() + "]";

	private Events() {
	}

	static LoggerContext context() {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(new LogbackMDCAdapter());
		context.start();
		return context;
	}

	static LoggingEvent event(LoggerContext context, Level level, String message, Object... arguments) {
		return new LoggingEvent("fqcn", context.getLogger("com.acme.orders"), level, message, null, arguments);
	}

	static LoggingEvent evilEvent(LoggerContext context) {
		Exception exception = new IllegalStateException(EVIL, new Exception(EVIL));
		exception.addSuppressed(new OwnText());
		LoggingEvent event = new LoggingEvent("fqcn", context.getLogger("com.acme.orders" + EVIL), Level.ERROR,
				EVIL + "{}", exception, new Object[] { EVIL });
		event.setThreadName(EVIL);
		event.setMDCPropertyMap(Map.of("k", EVIL, EVIL, EVIL));
		event.addMarker(new BasicMarkerFactory().getDetachedMarker(EVIL));
		event.addKeyValuePair(new org.slf4j.event.KeyValuePair(EVIL, EVIL));
		return event;
	}

	static EventFormat python(String format) {
		return new RecordEventFormat(new PythonFormat(format, "", ZoneOffset.UTC),
				new Origin("test", "host:1", "host", 1, 0));
	}

	static String format(EventFormat format, LoggingEvent event) {
		LineBuffer line = new LineBuffer();
		format.format(event, line);
		return line.text(0);
	}

	/**
	 * A value that cannot be shown.
	 */
	static final class Failing {

		@Override
		public String toString() {
			throw new IllegalStateException("no");
		}

	}

	private static final class OwnText extends RuntimeException {

		OwnText() {
			super((@Nullable String) null);
		}

		@Override
		public String toString() {
			return EVIL;
		}

	}

}
