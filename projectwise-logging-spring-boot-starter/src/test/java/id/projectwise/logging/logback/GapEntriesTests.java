package id.projectwise.logging.logback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.journal.OverflowPolicy;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.protocol.EntryNames;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.record.Origin;
import id.projectwise.logging.ship.ListenerDouble;
import id.projectwise.logging.ship.ShipSecurity;
import id.projectwise.logging.ship.ShipSettings;
import id.projectwise.logging.ship.Shipper;
import id.projectwise.logging.ship.ShipperListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GapEntries}.
 */
class GapEntriesTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Instant FROM = Instant.parse("2026-08-22T10:00:00.250Z");

	private static final Instant TO = Instant.parse("2026-08-23T11:30:00Z");

	private final LoggerContext context = Events.context();

	private final Origin origin = new Origin("shop", "host-1:7", "host-1", 7, 0);

	private final String owner = GapEntries.owner(this.origin);

	private final GapEntries entries = new GapEntries(this.context, new Origin("admin", "host-2:8", "host-2", 8, 1));

	@Test
	void tellsHowManyFromWhomBetweenWhichTimesAndWhyAtTheTimeOfTheLast() throws Exception {
		Gap gap = new Gap(1234, FROM.toEpochMilli(), TO.toEpochMilli(), "the journal was full", this.owner);
		assertThat(line(gap)).isEqualTo("2026-08-23 11:30:00 WARNING projectwise.logging shop host-1:7: "
				+ "1234 records of shop host-1:7 were dropped between 2026-08-22T10:00:00.250Z and"
				+ " 2026-08-23T11:30:00Z: the journal was full\n");
	}

	@Test
	void tellsThatRecordsWentToSomebodyWhoDoesNotRemember() throws Exception {
		assertThat(line(new Gap(0, 0, 0, "the marks were lost", this.owner)))
			.matches("20\\d\\d-\\d\\d-\\d\\d \\S+ WARNING projectwise.logging shop host-1:7: "
					+ "Records of shop host-1:7 may be missing before this one: the marks were lost\n");
	}

	@Test
	void isOfTheProcessWhoseRecordsWereDropped() throws Exception {
		Origin whole = new Origin("shop\nForged", "i\u00e9\uD83D\uDE00", "h", 4711, 1234567);
		EntryReader reader = read(new Gap(1, 2, 3, "full", GapEntries.owner(whole)));
		assertThat(reader.record().origin()).isEqualTo(new Origin("shop Forged", whole.instance(), "h", 4711, 1234567));
	}

	@Test
	void saysThatTheProcessIsNotKnown() throws Exception {
		for (String unknown : List.of("", "x", "1\n2\na\nb", "1\n\na\nb\nc", this.owner + "\n")) {
			assertThat(line(new Gap(5, FROM.toEpochMilli(), TO.toEpochMilli(), "full", unknown)))
				.contains("admin host-2:8: 5 records of an ended process whose name is not known were dropped between");
		}
	}

	@Test
	void fitsIntoAJournalHoweverLongTheNamesAre() {
		String name = "\u65e5".repeat(100_000);
		assertThat(GapEntries.owner(new Origin(name, name, name, 1, 2)).getBytes(StandardCharsets.UTF_8))
			.hasSizeLessThan(3900);
	}

	@Test
	void aLaterProcessTellsWhoseRecordsWereDropped(@TempDir Path directory) throws Exception {
		LineBuffer entry = LineBuffer.raw();
		new EntryEncoder(this.origin, false, EntryEncoder.SMALLEST_LIMIT)
			.encode(new EventRecord(Events.event(this.context, Level.INFO, "x".repeat(1000)), this.origin), entry);
		int offered = 2000;
		try (Journal full = journal(directory, this.origin)) {
			for (int n = 0; n < offered; n++) {
				full.append(entry.array(), 0, entry.length(), TO.toEpochMilli());
			}
		}
		Origin later = new Origin("shop", "host-2:8", "host-2", 8, 1);
		try (ListenerDouble listener = ListenerDouble.start(); Journal journal = journal(directory, later)) {
			Shipper shipper = Shipper.start(journal,
					new ShipSettings("127.0.0.1", listener.port(), "projectwise.shop", LONG, LONG, false,
							ShipSecurity.NONE, Clock.systemUTC()),
					new GapEntries(this.context, later), new ShipperListener() {
					});
			assertThat(shipper.drain(LONG)).isTrue();
			shipper.close();
			int kept = listener.messages("com.acme.orders").size();
			assertThat(kept).isBetween(100, offered - 100);
			assertThat(listener.records()).last().satisfies((gap) -> {
				assertThat(gap.message()).startsWith((offered - kept) + " records of shop host-1:7 were dropped");
				assertThat(gap.origin()).isEqualTo(this.origin);
			});
		}
	}

	private static Journal journal(Path directory, Origin origin) throws IOException {
		return Journal.open(new JournalSettings(directory, origin.service(), GapEntries.owner(origin), 1 << 20,
				OverflowPolicy.DROP_NEWEST, LONG, Clock.systemUTC()), new JournalListener() {
				});
	}

	private EntryReader read(Gap gap) throws Exception {
		byte[] entry = this.entries.apply(gap);
		EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());
		reader.open(entry, 0, entry.length, "tag", "");
		assertThat(reader.next()).isTrue();
		return reader;
	}

	private String line(Gap gap) throws Exception {
		EntryReader reader = read(gap);
		LineBuffer line = new LineBuffer();
		new PythonFormat("%(asctime)s %(levelname)s %(name)s %(service)s %(instance)s: %(message)s",
				"%Y-%m-%d %H:%M:%S", ZoneOffset.UTC)
			.format(reader.record(), line);
		assertThat(reader.next()).isFalse();
		return line.text(0);
	}

}
