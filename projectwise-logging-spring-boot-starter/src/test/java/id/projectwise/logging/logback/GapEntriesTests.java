package id.projectwise.logging.logback;

import java.time.Clock;
import java.time.Instant;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.protocol.EntryNames;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;

import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GapEntries}.
 */
class GapEntriesTests {

	private static final Instant FROM = Instant.parse("2026-08-22T10:00:00.250Z");

	private static final Instant TO = Instant.parse("2026-08-23T11:30:00Z");

	private final LoggerContext context = Events.context();

	private final Origin origin = new Origin("shop", "host-1:7", "host-1", 7, 0);

	private final GapEntries entries = new GapEntries(this.context, this.origin,
			new EntryEncoder(this.origin, false, EntryEncoder.SMALLEST_LIMIT));

	@Test
	void tellsHowManyFromWhomBetweenWhichTimesAndWhyAtTheTimeOfTheLast() throws Exception {
		Gap gap = new Gap(1234, FROM.toEpochMilli(), TO.toEpochMilli(), "the journal was full");
		assertThat(line(gap)).isEqualTo("2026-08-23 11:30:00 WARNING projectwise.logging shop host-1:7: "
				+ "1234 records of shop host-1:7 were dropped between 2026-08-22T10:00:00.250Z and"
				+ " 2026-08-23T11:30:00Z: the journal was full\n");
	}

	@Test
	void tellsThatRecordsWentToSomebodyWhoDoesNotRemember() throws Exception {
		assertThat(line(new Gap(0, 0, 0, "the marks were lost")))
			.matches("20\\d\\d-\\d\\d-\\d\\d \\S+ WARNING projectwise.logging shop host-1:7: "
					+ "Records of shop host-1:7 may be missing before this one: the marks were lost\n");
	}

	private String line(Gap gap) throws Exception {
		byte[] entry = this.entries.apply(gap);
		EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());
		reader.open(entry, 0, entry.length, "tag");
		assertThat(reader.next()).isTrue();
		LineBuffer line = new LineBuffer();
		new PythonFormat("%(asctime)s %(levelname)s %(name)s %(service)s %(instance)s: %(message)s",
				"%Y-%m-%d %H:%M:%S", ZoneOffset.UTC)
			.format(reader.record(), line);
		assertThat(reader.next()).isFalse();
		return line.text(0);
	}

}
