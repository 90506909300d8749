package id.projectwise.logging.autoconfigure;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.format.DateText;
import id.projectwise.logging.format.FormatException;
import id.projectwise.logging.format.LogFormat;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.logback.EncoderEventFormat;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.PatternFormats;
import id.projectwise.logging.logback.RecordEventFormat;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * Makes the format that the settings name.
 */
final class EventFormats {

	private static final String DEFAULT_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s";

	private EventFormats() {
	}

	static EventFormat create(LogProperties properties, Environment environment, LoggerContext context) {
		checkDates(properties, environment);
		try {
			return switch (LogFormat.of(properties.format())) {
				case PYTHON -> python(properties.format(), properties.datefmt(), zone(properties), environment);
				case STRUCTURED -> structured(properties.format().strip().toLowerCase(Locale.ROOT), context);
				case LOGBACK -> PatternFormats.compile(properties.format(), context);
			};
		}
		catch (FormatException ex) {
			throw LogConfigurationException.of(environment, "log.format", sentence(ex),
					"Correct LOG_FORMAT, or remove it to get the default '" + DEFAULT_FORMAT + "'.");
		}
	}

	static EventFormat createDefault(Environment environment) {
		return python(DEFAULT_FORMAT, "", ZoneId.systemDefault(), environment);
	}

	static boolean isStructured(LogProperties properties) {
		return LogFormat.of(properties.format()) == LogFormat.STRUCTURED;
	}

	static ZoneId zone(LogProperties properties) {
		return properties.useUtc() ? ZoneOffset.UTC : ZoneId.systemDefault();
	}

	static Level toLogback(LogLevel level) {
		return switch (level.bootLevel()) {
			case FATAL -> Level.ERROR;
			default -> Level.toLevel(level.bootLevel().name());
		};
	}

	static String sentence(FormatException ex) {
		String message = String.valueOf(ex.getMessage());
		return message.endsWith(".") ? message : message + ".";
	}

	private static void checkDates(LogProperties properties, Environment environment) {
		try {
			if (!properties.datefmt().isEmpty()) {
				DateText.of(properties.datefmt(), zone(properties));
			}
		}
		catch (FormatException ex) {
			throw LogConfigurationException.of(environment, "log.datefmt", sentence(ex),
					"Correct LOG_DATEFMT, or remove it to get the default '%Y-%m-%d %H:%M:%S'.");
		}
	}

	private static EventFormat python(String format, String datefmt, ZoneId zone, Environment environment) {
		return new RecordEventFormat(new PythonFormat(format, datefmt, zone), Origins.of(environment, format));
	}

	private static EventFormat structured(String name, LoggerContext context) {
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(name);
		encoder.start();
		return new EncoderEventFormat(encoder, true);
	}

}
