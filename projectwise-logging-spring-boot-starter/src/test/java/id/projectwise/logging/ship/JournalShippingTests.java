package id.projectwise.logging.ship;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.journal.OverflowPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shipper and what the journal keeps beyond one opening.
 */
class JournalShippingTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	@TempDir
	Path directory;

	private final Ledger ledger = new Ledger();

	@Test
	void shipsWhatEarlierOpeningsLeftAndEndsTheirStreams() throws Exception {
		int nobody = ShipperTests.closedPort();
		UUID first = appendAndClose(nobody, 0, 100);
		UUID second = appendAndClose(nobody, 100, 200);
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append(200, 300);
			Shipping.await("ends", () -> this.ledger.ended().size() == 2);
			assertThat(shipping.shipper.drain(LONG)).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 300));
			assertThat(this.ledger.ended()).containsExactlyInAnyOrder(first, second);
			Shipping.await("acknowledged ends", () -> shipping.journal.recovered().isEmpty());
		}
		try (Journal journal = Shipping.open(this.directory)) {
			assertThat(journal.recovered()).as("the last one only").hasSize(1);
		}
	}

	@Test
	void adoptsWhatAnEndedSiblingLeft() throws Exception {
		Journal sibling = Shipping.open(this.directory);
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Journal journal = Shipping.open(this.directory)) {
			for (String line : Lines.of(0, 1000)) {
				Shipping.append(sibling, line);
			}
			UUID stream = sibling.live().id();
			sibling.close();
			Shipper shipper = Shipper.start(journal, Shipping.settings(receiver.port()), Shipping::entry,
					new ShipperListener() {
					});
			Shipping.await("end", () -> this.ledger.ended().equals(List.of(stream)));
			shipper.close();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 1000));
		}
	}

	@Test
	void tellsHowMuchIsMissingAfterAnOverflow() throws Exception {
		int offered = 20_000;
		try (Journal journal = Journal.open(new JournalSettings(this.directory, "shop", "owner", 1024 * 1024,
				OverflowPolicy.DROP_OLDEST, Duration.ZERO, Clock.systemUTC()), new JournalListener() {
				})) {
			for (int i = 0; i < offered; i++) {
				Shipping.append(journal, "a line with a number, so that it is longer: " + i + " " + "x".repeat(100));
			}
			try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
				Shipper shipper = Shipper.start(journal, Shipping.settings(receiver.port()), Shipping::entry,
						new ShipperListener() {
						});
				assertThat(shipper.drain(LONG)).isTrue();
				shipper.close();
				assertThat(receiver.connections()).isOne();
			}
		}
		List<String> gaps = this.ledger.lines().stream().filter((line) -> line.startsWith("gap of ")).toList();
		int missing = gaps.stream().mapToInt((line) -> Integer.parseInt(line.substring(7))).sum();
		assertThat(gaps).isNotEmpty();
		assertThat(missing).isPositive();
		assertThat(missing + this.ledger.size() - gaps.size()).isEqualTo(offered);
	}

	@Test
	void goesOnVisiblyWithAListenerThatWasRestoredFromABackup() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			UUID stream = shipping.journal.live().id();
			shipping.append("line 0");
			assertThat(shipping.shipper.drain(LONG)).isTrue();
			long backup = this.ledger.mark(stream);
			shipping.append("line 1");
			assertThat(shipping.shipper.drain(LONG)).isTrue();
			this.ledger.setMark(stream, backup);
			receiver.cut();
			shipping.append("line 2");
			Shipping.await("the last line", () -> "line 2".equals(this.ledger.last()));
			assertThat(this.ledger.lines()).containsExactly("line 0", "line 1", "gap of 0", "line 2");
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12 })
	void deliversExactlyOnceAcrossRestartsOfBothSides(long seed) throws Exception {
		Random random = new Random(seed);
		TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
		int port = receiver.port();
		int next = 0;
		for (int run = 0; run < 12; run++) {
			try (Shipping shipping = Shipping.start(this.directory, port)) {
				next = run(shipping, receiver, random, next);
			}
			if (random.nextInt(3) == 0) {
				receiver.close();
				receiver = TestReceiver.start(port, new MarkKeeper(this.ledger));
			}
		}
		try (Shipping shipping = Shipping.start(this.directory, port)) {
			int expected = next;
			Shipping.await("all lines", () -> this.ledger.size() >= expected);
			assertThat(shipping.shipper.drain(LONG)).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, expected));
			assertThat(this.ledger.outOfOrder()).isZero();
		}
		receiver.close();
	}

	private int run(Shipping shipping, TestReceiver receiver, Random random, int next) throws Exception {
		int end = next + random.nextInt(2000);
		int cut = next + random.nextInt(2000);
		for (int i = next; i < end; i++) {
			shipping.append("line " + i);
			if (i == cut) {
				int seen = random.nextInt(i + 1);
				Shipping.await("some lines", () -> this.ledger.size() >= seen / 2);
				receiver.cut();
			}
		}
		return end;
	}

	private UUID appendAndClose(int port, int from, int to) throws IOException {
		try (Shipping shipping = Shipping.start(this.directory, port)) {
			shipping.append(from, to);
			return shipping.journal.live().id();
		}
	}

}
