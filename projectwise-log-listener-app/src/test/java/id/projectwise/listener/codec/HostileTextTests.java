package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the bytes, nothing but the protocol's own exception leaves a decoder, and the
 * next record is read as if nothing had happened.
 */
class HostileTextTests {

	private static final List<String> JSON = List
		.of("""
				{"@timestamp":"2026-11-22T21:31:59.123Z","message":"caf\u00e9 \\u00e9\\ud83d\\ude00 \ud83d\ude00","level":"INFO",
				"log":{"logger":"a.b","origin":{"file":{"line":7}}},"labels":{"a":[1,{"b":null}]},"x":{"y":[true,1.5e3]},
				"error":{"stack_trace":"a.B: c\\n\\tat d","type":"a.B"},"instant":{"epochSecond":1,"nanoOfSecond":2},
				"pid":12,"level_value":20000,"full_message":"m"}""");

	private static final List<String> SYSLOG = List.of(
			"<165>1 2026-11-22T21:31:59.123456+01:00 h\u00f6st app 12 ID [a@1 b=\"c\\\"\\]\" d=\"\u20ac\"][e] \uFEFFtext",
			"<13>Nov 22 21:31:59 web-1 orders[4711]: text \ud83d\ude00", "<13>2026-11-22T21:31:59Z web-1 orders: text");

	private final Random random = new Random(4);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void standsTruncation(boolean isJson) {
		RecordDecoder decoder = decoder(isJson);
		for (String frame : frames(isJson)) {
			byte[] whole = frame.getBytes(StandardCharsets.UTF_8);
			for (int length = 0; length <= whole.length; length++) {
				tryToDecode(decoder, whole, length);
			}
		}
		assertThatOneIsRead(decoder, isJson);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void standsEachByteInEachPlace(boolean isJson) {
		RecordDecoder decoder = decoder(isJson);
		for (String frame : frames(isJson)) {
			byte[] whole = frame.getBytes(StandardCharsets.UTF_8);
			for (int at = 0; at < whole.length; at++) {
				byte before = whole[at];
				for (int value = 0; value < 256; value++) {
					whole[at] = (byte) value;
					tryToDecode(decoder, whole, whole.length);
				}
				whole[at] = before;
			}
		}
		assertThatOneIsRead(decoder, isJson);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void standsRandomChanges(boolean isJson) {
		RecordDecoder decoder = decoder(isJson);
		byte[] alphabet = "{}[]\",:\\u0d8<>-1 \n\0e.+TZ=\u00ff\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
		for (int round = 0; round < 20_000; round++) {
			byte[] frame = frames(isJson).get(round % frames(isJson).size()).getBytes(StandardCharsets.UTF_8);
			for (int change = this.random.nextInt(6); change >= 0; change--) {
				int from = this.random.nextInt(frame.length);
				int to = this.random.nextInt(frame.length);
				System.arraycopy(frame, from, frame, to,
						Math.min(this.random.nextInt(20), frame.length - Math.max(from, to)));
				frame[this.random.nextInt(frame.length)] = alphabet[this.random.nextInt(alphabet.length)];
			}
			tryToDecode(decoder, frame, frame.length);
		}
		assertThatOneIsRead(decoder, isJson);
	}

	private static List<String> frames(boolean isJson) {
		return isJson ? JSON : SYSLOG;
	}

	private static RecordDecoder decoder(boolean isJson) {
		DecoderSettings settings = Decoding.settings();
		return isJson ? new JsonRecordDecoder(settings) : new SyslogRecordDecoder(settings);
	}

	private static void tryToDecode(RecordDecoder decoder, byte[] frame, int length) {
		try {
			LogRecord record = decoder.decode(frame, 0, length, Decoding.PEER);
			if (record != null) {
				checkTime(record);
				check(record.context().size() <= Decoding.FIELDS, "labels: " + record.context().size());
				record.stackTrace();
			}
		}
		catch (ProtocolException ex) {
			check(String.valueOf(ex.getMessage()).contains("(expected: "), String.valueOf(ex.getMessage()));
		}
	}

	private static void checkTime(LogRecord record) {
		int nano = record.nanoOfSecond();
		check(nano >= 0 && nano < 1_000_000_000, "nano: " + nano);
		check(Math.floorMod(record.epochMillis(), 1000) == nano / 1_000_000, "time: " + record.epochMillis());
	}

	// AssertJ takes longer than the decoder.
	private static void check(boolean holds, String found) {
		if (!holds) {
			throw new AssertionError(found);
		}
	}

	private static void assertThatOneIsRead(RecordDecoder decoder, boolean isJson) {
		try {
			LogRecord record = Decoding.decode(decoder,
					isJson ? "{\"message\":\"text\",\"level\":\"WARN\"}" : "<12>text");
			assertThat(record.message()).isEqualTo("text");
			assertThat(record.levelName()).isEqualTo("WARNING");
		}
		catch (ProtocolException ex) {
			throw new AssertionError("A good frame is refused", ex);
		}
	}

}
