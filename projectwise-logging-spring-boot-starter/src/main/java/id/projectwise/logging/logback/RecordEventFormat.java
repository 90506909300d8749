package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.RecordFormat;
import id.projectwise.logging.record.Origin;

/**
 * Formats events with a format of records, such as Python's.
 */
public final class RecordEventFormat implements EventFormat {

	private final RecordFormat format;

	private final Origin origin;

	/**
	 * Create a format.
	 * @param format the format of records
	 * @param origin this process
	 */
	public RecordEventFormat(RecordFormat format, Origin origin) {
		this.format = format;
		this.origin = origin;
	}

	@Override
	public void format(ILoggingEvent event, LineBuffer line) {
		this.format.format(new EventRecord(event, this.origin), line);
	}

}
