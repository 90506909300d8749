package id.projectwise.logging.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.MessageText;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EntryEncoder}: what it makes is what {@link EntryReader} reads.
 */
class EntryEncoderTests {

	private static final int LIMIT = EntryEncoder.SMALLEST_LIMIT;

	private final LineBuffer target = LineBuffer.raw();

	@Test
	void sendsAllOfRecord() throws IOException {
		SentRecord sent = SentRecord.of("{} orders, {}", 2, "done")
			.with(new LinkedHashMap<>(Map.of("user", "Zoë")))
			.withTrace("java.lang.Error: no\n\tat com.acme.Orders.place(Orders.java:7)\nCaused by: java.lang.Error")
			.calledAt(new Caller("com/acme/Orders.java", "Orders.java", "place", 7));
		ReceivedRecord received = roundTrip(sent);
		assertThat(received.epochMillis()).isEqualTo(sent.epochMillis());
		assertThat(received.nanoOfSecond()).isEqualTo(sent.nanoOfSecond());
		assertThat(received.levelName()).isEqualTo("WARNING");
		assertThat(received.levelNumber()).isEqualTo(30);
		assertThat(received.loggerName()).isEqualTo(sent.loggerName());
		assertThat(received.threadName()).isEqualTo(sent.threadName());
		assertThat(received.threadId()).isEqualTo(31);
		assertThat(received.message()).isEqualTo("2 orders, done");
		assertThat(received.arguments()).isNull();
		assertThat(received.context()).isEqualTo(sent.context());
		assertThat(received.stackTrace()).isEqualTo(sent.stackTrace());
		assertThat(received.caller()).isEqualTo(sent.caller());
		assertThat(received.origin()).isEqualTo(SentRecord.ORIGIN);
	}

	@Test
	void sendsNoMoreThanThereIs() throws IOException {
		ReceivedRecord received = roundTrip(SentRecord.of(null));
		assertThat(received.message()).isEqualTo("null");
		assertThat(received.context()).isEmpty();
		assertThat(received.stackTrace()).isNull();
		assertThat(received.caller()).isNull();
	}

	@Test
	void endsWithOriginInOneBlock() {
		encode(SentRecord.of("a"));
		byte[] first = bytes();
		encode(SentRecord.of("b, longer").with(Map.of("key", "value")));
		byte[] second = bytes();
		int mismatch = 0;
		while (first[first.length - 1 - mismatch] == second[second.length - 1 - mismatch]) {
			mismatch++;
		}
		assertThat(new String(first, first.length - mismatch, mismatch, StandardCharsets.UTF_8))
			.contains("service.name", "service.node.name", "host.name", "process.pid", "process.start");
	}

	@Test
	void sendsFieldsByTheirNamesInOrder() throws IOException {
		encode(SentRecord.of("text")
			.with(Map.of("key", "value"))
			.withTrace("trace")
			.leveled("Audit", 35)
			.calledAt(new Caller("com/Orders.java", "Orders.java", "place", 7)));
		MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(this.target.array(), 0, this.target.length());
		assertThat(unpacker.unpackArrayHeader()).isEqualTo(2);
		assertThat(unpacker.unpackExtensionTypeHeader()).isEqualTo(new ExtensionTypeHeader((byte) 0, 8));
		assertThat(ByteBuffer.wrap(unpacker.readPayload(4)).getInt()).isEqualTo(1_709_164_799);
		assertThat(ByteBuffer.wrap(unpacker.readPayload(4)).getInt()).isEqualTo(7_654_321);
		assertThat(unpacker.unpackValue().toJson()).isEqualTo("{\"message\":\"text\",\"log.level\":\"Audit\","
				+ "\"log.logger\":\"com.acme.orders.OrderService\",\"process.thread.name\":\"http-nio-8080-exec-1\","
				+ "\"process.thread.id\":31,\"log.levelno\":35,\"error.stack_trace\":\"trace\","
				+ "\"log.origin.file.name\":\"com/Orders.java\",\"log.origin.file.line\":7,"
				+ "\"log.origin.function\":\"place\",\"labels\":{\"key\":\"value\"},\"service.name\":\"orders\","
				+ "\"service.node.name\":\"node7:4711\",\"host.name\":\"node7\",\"process.pid\":4711,"
				+ "\"process.start\":1709164790000}");
		assertThat(unpacker.hasNext()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 1000000", "4294967295999, 999999999", "-1, 999000000", "4294967296000, 0",
			"253402300799000, 0", "-62135596800000, 0" })
	void sendsTimesOfAllYears(long epochMillis, int nanoOfSecond) throws IOException {
		ReceivedRecord received = roundTrip(SentRecord.of("a").at(epochMillis, nanoOfSecond));
		boolean fitsEventTime = epochMillis >= 0 && epochMillis < 4_294_967_296_000L;
		assertThat(received.epochMillis())
			.isEqualTo(fitsEventTime ? epochMillis : Math.floorDiv(epochMillis, 1000) * 1000);
		assertThat(received.nanoOfSecond()).isEqualTo(fitsEventTime ? nanoOfSecond : 0);
	}

	@ParameterizedTest
	@CsvSource({ "INFO, 20", "TRACE, 5", "CRITICAL, 50", "OFF, 2147483", "Audit, -2147483648", "INFO, 21", "'', 0",
			"warn, 7" })
	void sendsLevels(String name, int number) throws IOException {
		ReceivedRecord received = roundTrip(SentRecord.of("a").leveled(name, number));
		assertThat(received.levelNumber()).isEqualTo(number);
		assertThat(received.levelName()).isEqualTo(name.equals("warn") ? "WARNING" : name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{}", "\\{} {} \\", "a\r\nb\tc\u0000\u001b[31m",
			"Zo\u00eb \u4e2d\u6587 \uD83D\uDE00", "\u2028\u202e\u0085\u007f" })
	void sendsTextAsItIs(String text) throws IOException {
		SentRecord sent = SentRecord.of(text).named(text, text, Long.MIN_VALUE).with(Map.of(text, text));
		ReceivedRecord received = roundTrip(sent);
		assertThat(received.message()).isEqualTo(text);
		assertThat(received.loggerName()).isEqualTo(text);
		assertThat(received.threadName()).isEqualTo(text);
		assertThat(received.threadId()).isEqualTo(Long.MIN_VALUE);
		assertThat(received.context()).containsExactly(Map.entry(text, text));
	}

	@Test
	void sendsQuestionMarkForHalfPairs() throws IOException {
		assertThat(roundTrip(SentRecord.of("a\uD83D, \uDE00b \uD83D")).message()).isEqualTo("a?, ?b ?");
	}

	@Test
	void sendsArgumentsAsTheyAreInMessage() throws IOException {
		String message = "\u001b {}: {} \u2028";
		assertThat(roundTrip(SentRecord.of(message, "\n", "\u0000")).message()).isEqualTo("\u001b \n: \u0000 \u2028");
		LineBuffer shown = new LineBuffer();
		MessageText.append(message, new Object[] { "\n", "\u0000" }, shown);
		assertThat(shown.text(0)).isEqualTo("\\x1b \n\t: \\x00 \\u2028");
		assertThat(roundTrip(SentRecord.of(message, "\n", "\u0000")).message()).isEqualTo("\u001b \n: \u0000 \u2028");
	}

	@Test
	void sendsLargeMessageAsAWhole() throws IOException {
		String message = "x".repeat(900_000);
		assertThat(roundTrip(SentRecord.of(message)).message()).isEqualTo(message);
	}

	@Test
	void sendsAllLabelsThatAreRead() throws IOException {
		Map<String, String> labels = labels(ReceivedRecord.MAX_LABELS - 1);
		assertThat(roundTrip(SentRecord.of("a").with(labels)).context()).isEqualTo(labels);
	}

	@Test
	void sendsMoreLabelsThanAreRead() throws IOException {
		ReceivedRecord received = roundTrip(SentRecord.of("a").with(labels(70_000)));
		assertThat(received.message()).isEqualTo("a");
		assertThat(received.context()).containsAllEntriesOf(labels(ReceivedRecord.MAX_LABELS))
			.hasSize(ReceivedRecord.MAX_LABELS + 1);
	}

	private static Map<String, String> labels(int count) {
		Map<String, String> labels = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			labels.put(Integer.toString(i, 36), "");
		}
		return labels;
	}

	@Test
	void cutsLargeMessageAndSaysSo() throws IOException {
		assertThat(encode(SentRecord.of("\u00eb".repeat(100_000)))).isTrue();
		ReceivedRecord received = read();
		assertThat(received.message()).matches("\u00eb{4000,} \\[cut: [0-9]+ bytes]");
		int kept = received.message().lastIndexOf('\u00eb') + 1;
		assertThat(received.message()).endsWith(" [cut: " + (200_000 - 2 * kept) + " bytes]");
		assertThat(received.origin()).isEqualTo(SentRecord.ORIGIN);
	}

	@Test
	void leavesTracePartOfTheRoom() throws IOException {
		assertThat(encode(SentRecord.of("m".repeat(100_000)).withTrace("a.Error" + "\n\tat x".repeat(100_000))))
			.isTrue();
		ReceivedRecord received = read();
		assertThat(received.message()).endsWith(" bytes]").hasSizeGreaterThan(6000);
		assertThat(received.stackTrace()).endsWith(" bytes]").hasSizeGreaterThan(2500);
	}

	@Test
	void cutsNoShortTraceForLargeMessage() throws IOException {
		assertThat(encode(SentRecord.of("m".repeat(100_000)).withTrace("a.Error").with(Map.of("key", "value"))))
			.isTrue();
		assertThat(read().stackTrace()).isEqualTo("a.Error");
		assertThat(read().context()).containsExactly(Map.entry("key", "value"));
	}

	@Test
	void cutsLabels() throws IOException {
		Map<String, String> labels = new LinkedHashMap<>();
		labels.put("k".repeat(100_000), "value");
		labels.put("large", "v".repeat(100_000));
		labels.put("late", "gone");
		assertThat(encode(SentRecord.of("text").with(labels))).isTrue();
		Map<String, String> received = read().context();
		assertThat(received).hasSize(2).containsKey("k".repeat(512) + " [cut: 99488 bytes]");
		assertThat(received.get("large")).startsWith("vvv").endsWith(" bytes]").hasSizeGreaterThan(8000);
		assertThat(read().message()).isEqualTo("text");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 50, 2000, 5000, 9000, 11_000, 12_000, 13_000, 14_000, 20_000, 1_000_000 })
	void neverExceedsItsLimit(int size) throws IOException {
		String text = "\u4e2d".repeat(size);
		Map<String, String> labels = new LinkedHashMap<>();
		for (int i = 0; i < 2000; i++) {
			labels.put(text.substring(0, Math.min(text.length(), 200)) + i,
					text.substring(0, Math.min(text.length(), i)));
		}
		Origin origin = new Origin(text, text, text, Long.MIN_VALUE, Long.MIN_VALUE);
		SentRecord record = SentRecord.of(text)
			.withTrace(text)
			.leveled(text, Integer.MIN_VALUE)
			.named(text, text, Long.MIN_VALUE)
			.calledAt(new Caller(text, text, text, Integer.MIN_VALUE))
			.from(origin);
		for (SentRecord sent : new SentRecord[] { record, record.with(labels) }) {
			encode(sent);
			assertThat(this.target.length()).isLessThanOrEqualTo(LIMIT);
			assertThat(read().epochMillis()).isEqualTo(sent.epochMillis());
		}
	}

	@Test
	void showsFailingArgument() throws IOException {
		Object failing = new Object() {
			@Override
			public String toString() {
				throw new IllegalStateException();
			}
		};
		assertThat(roundTrip(SentRecord.of("{}", failing)).message())
			.isEqualTo("[FAILED toString(): " + failing.getClass().getName() + "]");
	}

	@Test
	void forgetsWhatWasInTheBuffer() throws IOException {
		encode(SentRecord.of("first"));
		encode(SentRecord.of("second"));
		assertThat(read().message()).isEqualTo("second");
	}

	@Test
	void refusesLimitThatIsTooSmall() {
		assertThatIllegalArgumentException().isThrownBy(() -> new EntryEncoder(SentRecord.ORIGIN, false, 16_383))
			.withMessage("maxBytes: 16383 (expected: at least 16384)");
	}

	@Test
	void refusesBufferThatWouldEscape() {
		EntryEncoder encoder = new EntryEncoder(SentRecord.ORIGIN, false, LIMIT);
		assertThatIllegalArgumentException().isThrownBy(() -> encoder.encode(SentRecord.of("a"), new LineBuffer()));
	}

	@Test
	void asksForCallerOnlyIfItIsSent() throws IOException {
		SentRecord record = SentRecord.of("a").calledAt(new Caller("a/B.java", "B.java", "c", 1));
		new EntryEncoder(SentRecord.ORIGIN, false, LIMIT).encode(record, this.target);
		assertThat(read().caller()).isNull();
	}

	private ReceivedRecord roundTrip(SentRecord sent) throws IOException {
		assertThat(new EntryEncoder(sent.origin(), true, 1 << 20).encode(sent, this.target)).isFalse();
		return read();
	}

	private boolean encode(SentRecord sent) {
		return new EntryEncoder(sent.origin(), true, LIMIT).encode(sent, this.target);
	}

	private byte[] bytes() {
		return Arrays.copyOf(this.target.array(), this.target.length());
	}

	private ReceivedRecord read() throws IOException {
		EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());
		reader.open(bytes(), 0, this.target.length(), "tag", "");
		assertThat(reader.next()).isTrue();
		return reader.record();
	}

}
