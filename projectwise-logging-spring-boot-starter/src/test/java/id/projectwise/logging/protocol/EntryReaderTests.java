package id.projectwise.logging.protocol;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link EntryReader}: batches, ours, damaged and forged ones. What single
 * entries of others mean is in {@link ReceivedRecordTests}.
 */
class EntryReaderTests {

	private final EntryReader reader = Packed.reader();

	@Test
	void readsBatchInTheMiddleOfAnArray() throws IOException {
		byte[] bytes = Arrays.copyOf(new byte[] { 1, 2, 3 }, 100_000);
		byte[] batch = batch(SentRecord.of("first"), SentRecord.of("second"), SentRecord.of("third"));
		System.arraycopy(batch, 0, bytes, 3, batch.length);
		this.reader.open(bytes, 3, batch.length, "tag", "");
		assertThat(messages()).containsExactly("first", "second", "third");
		assertThat(this.reader.next()).isFalse();
	}

	@Test
	void readsNothingOutOfNothing() throws IOException {
		assertThat(this.reader.next()).isFalse();
		this.reader.open(new byte[0], 0, 0, "tag", "");
		assertThat(this.reader.next()).isFalse();
	}

	@Test
	void forgetsTheEntryBefore() throws IOException {
		open(batch(SentRecord.of("a").withTrace("trace").with(Map.of("key", "value")).leveled("Audit", 35),
				SentRecord.of("b")));
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().levelNumber()).isEqualTo(35);
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().stackTrace()).isNull();
		assertThat(this.reader.record().context()).isEmpty();
		assertThat(this.reader.record().levelNumber()).isEqualTo(30);
	}

	@Test
	void namesAreTheSameObjectsForAllReaders() throws IOException {
		EntryNames names = new EntryNames();
		EntryReader first = new EntryReader(names, Clock.systemUTC());
		EntryReader second = new EntryReader(names, Clock.systemUTC());
		byte[] batch = batch(SentRecord.of("a"));
		first.open(batch, 0, batch.length, "tag", "");
		second.open(batch.clone(), 0, batch.length, "tag", "");
		assertThat(first.next()).isTrue();
		assertThat(second.next()).isTrue();
		assertThat(first.record().loggerName()).isSameAs(second.record().loggerName());
		assertThat(first.record().threadName()).isSameAs(second.record().threadName());
		assertThat(first.record().levelName()).isSameAs(second.record().levelName());
		assertThat(first.record().origin()).isSameAs(second.record().origin());
	}

	@Test
	void tellsOriginsApartThatAlternate() throws IOException {
		Origin other = new Origin("orders", "node7:4712", "node7", 4712, 1);
		SentRecord record = SentRecord.of("a");
		open(batch(record, record.from(other), record, record.from(other)));
		List<Origin> origins = new ArrayList<>();
		while (this.reader.next()) {
			origins.add(this.reader.record().origin());
		}
		assertThat(origins).containsExactly(SentRecord.ORIGIN, other, SentRecord.ORIGIN, other);
		assertThat(origins.get(2)).isSameAs(origins.get(0));
	}

	@Test
	void goesOnBehindEntryOfWrongShape() throws IOException {
		byte[] good = batch(SentRecord.of("good"));
		byte[] bytes = concat(Packed.bytes(List.of(1, Map.of(), 3)), good, Packed.bytes(Map.of()),
				Packed.bytes(List.of("time", Map.of())), Packed.bytes(List.of(1, List.of())), good);
		open(bytes);
		assertRefused("entry: an array of 3 (expected: [time, record])");
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().message()).isEqualTo("good");
		assertRefused("value: MAP (0x80) (expected: ARRAY)");
		assertRefused("time: STRING (expected: EventTime, a number of seconds, or nil)");
		assertRefused("value: ARRAY (0x90) (expected: MAP)");
		assertThat(messages()).containsExactly("good");
	}

	@Test
	void leavesOutTheMarksThatFluentBitPutsAroundGroups() throws IOException {
		Map<String, ?> resource = Map.of("resource", Map.of("service", "orders"));
		byte[] start = Packed.bytes(List.of(List.of(Packed.eventTime(-1, 0), Map.of("schema", "otlp")), resource));
		byte[] record = Packed.bytes(List.of(List.of(Packed.eventTime(7, 0), Map.of()), Map.of("log", "text")));
		byte[] end = Packed.bytes(List.of(List.of(Packed.eventTime(-2, 0), Map.of()), Map.of()));
		open(concat(start, record, end, record, end));
		assertThat(messages()).containsExactly("text", "text");
		open(Packed.bytes(List.of(Packed.eventTime(-1, 0), Map.of("log", "the last second of 32 bits"))));
		assertThat(messages()).hasSize(1);
	}

	@Test
	void stopsWhereNobodyKnowsWhereAnEntryEnds() throws IOException {
		open(concat(batch(SentRecord.of("good")), new byte[] { (byte) 0xC1 }, batch(SentRecord.of("lost"))));
		assertThat(this.reader.next()).isTrue();
		assertRefused("value: NEVER_USED (0xc1) (expected: ARRAY)");
		assertThat(this.reader.next()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusesBatchThatIsCutAtAnyByte(boolean ours) throws IOException {
		byte[] whole = batch(SentRecord.of("message").with(Map.of("a", "b")).withTrace("trace"));
		byte[] other = Packed.bytes(List.of(List.of(1.5, Map.of()), Map.of("log", "x", "n", Map.of("a", List.of(1)))));
		byte[] bytes = ours ? whole : other;
		for (int length = 1; length < bytes.length; length++) {
			byte[] cut = Arrays.copyOf(bytes, length);
			this.reader.open(cut, 0, length, "tag", "");
			assertThatThrownBy(this.reader::next).as("%s bytes", length).isInstanceOf(ProtocolException.class);
			assertThat(this.reader.next()).isFalse();
		}
		assertThat(whole.length).isGreaterThan(200);
	}

	@Test
	void readsCutBatchUpToTheCut() throws IOException {
		byte[] batch = batch(SentRecord.of("first"), SentRecord.of("second"));
		this.reader.open(batch, 0, batch.length - 1, "tag", "");
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().message()).isEqualTo("first");
		assertThatThrownBy(this.reader::next).isInstanceOf(ProtocolException.class);
		assertThat(this.reader.next()).isFalse();
	}

	@Test
	void takesTheSenderForTheHostOfAnEntryThatNamesNone() throws IOException {
		byte[] entries = concat(Packed.bytes(List.of(1, Map.of("log", "a"))),
				Packed.bytes(List.of(1, Map.of("log", "b", "host.name", "web-1"))));
		this.reader.open(entries, 0, entries.length, "tag", "10.0.0.7");
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().origin().host()).isEqualTo("10.0.0.7");
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().origin().host()).isEqualTo("web-1");
	}

	@Test
	void neverFailsOtherwiseThanItSays() {
		byte[] batch = concat(batch(SentRecord.of("m").with(Map.of("a", "b")).withTrace("t").leveled("L", 7)),
				Packed.bytes(List.of(List.of(1, Map.of()), Map.of("log", List.of(1), "level", 3, "labels", 1))),
				batch(SentRecord.of("second")));
		Random random = new Random(20250831);
		int refused = 0;
		for (int round = 0; round < 15_000; round++) {
			byte[] damaged = batch.clone();
			for (int i = random.nextInt(4); i >= 0; i--) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
			}
			refused += readAll(damaged);
		}
		assertThat(refused).isGreaterThan(3000);
	}

	@Test
	void neverFailsOtherwiseThanItSaysOnNoise() {
		Random random = new Random(1);
		int refused = 0;
		for (int round = 0; round < 15_000; round++) {
			byte[] noise = new byte[random.nextInt(60)];
			random.nextBytes(noise);
			if (noise.length > 2) {
				noise[0] = (byte) 0x92;
				noise[1] = (byte) (noise[1] & 0x7F);
				noise[2] = (byte) (0x80 | noise[2] & 0xF);
			}
			refused += readAll(noise);
		}
		assertThat(refused).isGreaterThan(3000);
	}

	@Test
	void takesManyFieldsAndForgetsTheirPlaces() throws IOException {
		Map<String, Object> many = new LinkedHashMap<>();
		for (int i = 0; i < 5000; i++) {
			many.put("key" + i, i);
		}
		open(Packed.bytes(List.of(1, many)));
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().context()).hasSize(5000).containsEntry("key4999", "4999");
		open(Packed.bytes(List.of(1, Map.of("a", "b"))));
		assertThat(this.reader.next()).isTrue();
		assertThat(this.reader.record().context()).containsExactly(Map.entry("a", "b"));
	}

	private int readAll(byte[] bytes) {
		this.reader.open(bytes, 0, bytes.length, "tag", "");
		int refused = 0;
		while (true) {
			try {
				if (!this.reader.next()) {
					return refused;
				}
				readAll(this.reader.record());
			}
			catch (ProtocolException ex) {
				refused++;
			}
		}
	}

	private static void readAll(ReceivedRecord record) {
		assertThat(record.message()).isNotNull();
		assertThat(record.levelName()).isNotNull();
		assertThat(record.levelNumber() + record.threadId() + record.epochMillis()).isNotNull();
		assertThat(record.loggerName()).isNotNull();
		assertThat(record.threadName()).isNotNull();
		assertThat(record.context()).isNotNull();
		assertThat(record.origin()).isNotNull();
		assertThat(String.valueOf(record.caller()) + record.stackTrace()).isNotNull();
	}

	private void assertRefused(String message) {
		assertThatThrownBy(this.reader::next).isInstanceOf(ProtocolException.class).hasMessage(message);
	}

	private void open(byte[] bytes) {
		this.reader.open(bytes, 0, bytes.length, "tag", "");
	}

	private List<String> messages() throws IOException {
		List<String> messages = new ArrayList<>();
		while (this.reader.next()) {
			messages.add(this.reader.record().message());
		}
		return messages;
	}

	private static byte[] batch(SentRecord... records) {
		LineBuffer target = LineBuffer.raw();
		byte[] batch = {};
		for (SentRecord record : records) {
			new EntryEncoder(record.origin(), true, 1 << 20).encode(record, target);
			batch = concat(batch, Arrays.copyOf(target.array(), target.length()));
		}
		return batch;
	}

	private static byte[] concat(byte[]... parts) {
		LineBuffer all = LineBuffer.raw();
		for (byte[] part : parts) {
			all.append(part);
		}
		return Arrays.copyOf(all.array(), all.length());
	}

}
