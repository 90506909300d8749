package id.projectwise.logging.logback;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.record.Origin;

/**
 * Makes the record that stands in the place of records that were dropped.
 */
public final class GapEntries implements Function<Gap, byte[]> {

	static final String LOGGER_NAME = "projectwise.logging";

	private final Logger logger;

	private final Origin origin;

	private final EntryEncoder encoder;

	/**
	 * Create a maker of such records.
	 * @param context the Logback context
	 * @param origin this process
	 * @param encoder makes the bytes, for the same process
	 */
	public GapEntries(LoggerContext context, Origin origin, EntryEncoder encoder) {
		this.logger = context.getLogger(LOGGER_NAME);
		this.origin = origin;
		this.encoder = encoder;
	}

	@Override
	public byte[] apply(Gap gap) {
		LoggingEvent event = new LoggingEvent(null, this.logger, Level.WARN, text(gap), null, null);
		if (gap.lastEpochMillis() > 0) {
			event.setInstant(Instant.ofEpochMilli(gap.lastEpochMillis()));
		}
		LineBuffer entry = LineBuffer.raw();
		this.encoder.encode(new EventRecord(event, this.origin), entry);
		return Arrays.copyOf(entry.array(), entry.length());
	}

	private String text(Gap gap) {
		String from = this.origin.service() + ' ' + this.origin.instance();
		if (gap.count() == 0) {
			return "Records of " + from + " may be missing before this one: " + gap.reason();
		}
		return gap.count() + " records of " + from + " were dropped between "
				+ Instant.ofEpochMilli(gap.firstEpochMillis()) + " and " + Instant.ofEpochMilli(gap.lastEpochMillis())
				+ ": " + gap.reason();
	}

}
