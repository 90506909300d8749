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
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.record.Origin;

/**
 * Makes the record that stands in the place of records that were dropped.
 */
public final class GapEntries implements Function<Gap, byte[]> {

	static final String LOGGER_NAME = "projectwise.logging";

	private final Logger logger;

	private final Origin origin;

	/**
	 * Create a maker of such records.
	 * @param context the Logback context
	 * @param origin this process, which need not be the one whose records were dropped
	 */
	public GapEntries(LoggerContext context, Origin origin) {
		this.logger = context.getLogger(LOGGER_NAME);
		this.origin = origin;
	}

	/**
	 * Return what a journal is to keep of a process, so that others can tell whose
	 * records they are.
	 * @param origin the process
	 * @return its {@link JournalSettings#owner() owner}
	 */
	public static String owner(Origin origin) {
		return OriginText.of(origin);
	}

	@Override
	public byte[] apply(Gap gap) {
		Origin owner = OriginText.parse(gap.owner());
		String from = (owner != null) ? owner.service() + ' ' + owner.instance()
				: "an ended process whose name is not known";
		LoggingEvent event = new LoggingEvent(null, this.logger, Level.WARN, text(gap, from), null, null);
		if (gap.lastEpochMillis() > 0) {
			event.setInstant(Instant.ofEpochMilli(gap.lastEpochMillis()));
		}
		return encode(event, (owner != null) ? owner : this.origin);
	}

	private static byte[] encode(LoggingEvent event, Origin from) {
		LineBuffer entry = LineBuffer.raw();
		new EntryEncoder(from, false, EntryEncoder.SMALLEST_LIMIT).encode(new EventRecord(event, from), entry);
		return Arrays.copyOf(entry.array(), entry.length());
	}

	private static String text(Gap gap, String from) {
		if (gap.count() == 0) {
			return "Records of " + from + " may be missing before this one: " + gap.reason();
		}
		return gap.count() + " records of " + from + " were dropped between "
				+ Instant.ofEpochMilli(gap.firstEpochMillis()) + " and " + Instant.ofEpochMilli(gap.lastEpochMillis())
				+ ": " + gap.reason();
	}

}
