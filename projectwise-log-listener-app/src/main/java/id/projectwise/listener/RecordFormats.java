package id.projectwise.listener;

import java.time.ZoneId;
import java.util.Locale;

import id.projectwise.logging.autoconfigure.LogProperties;
import id.projectwise.logging.format.LogFormat;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.format.RecordFormat;
import id.projectwise.logging.logback.EventFormat;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Makes the format of received records that the settings name.
 */
final class RecordFormats {

	private RecordFormats() {
	}

	/**
	 * Make the format.
	 * @param properties the settings, which the starter has checked already
	 * @param zone the zone of the dates in a line
	 * @param own the format of this process's own lines, made of the same settings
	 * @param environment where structured formats have further settings
	 * @return the format
	 */
	static RecordFormat create(LogProperties properties, ZoneId zone, EventFormat own,
			ConfigurableEnvironment environment) {
		return switch (LogFormat.of(properties.format())) {
			case PYTHON -> new PythonFormat(properties.format(), properties.datefmt(), zone);
			case STRUCTURED ->
				new StructuredRecordFormat(properties.format().strip().toLowerCase(Locale.ROOT), environment);
			case LOGBACK -> (record, line) -> own.format(new RecordEvent(record), line);
		};
	}

}
