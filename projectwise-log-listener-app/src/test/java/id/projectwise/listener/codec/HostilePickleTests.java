package id.projectwise.listener.codec;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Pickles that are broken, or made to do harm: nothing but {@link ProtocolException}
 * leaves the decoder, and time and memory are bounded.
 */
class HostilePickleTests {

	private static final int RECORD_BYTES = 1_000_000;

	private static final Duration SOON = Duration.ofSeconds(5);

	private final PickleRecordDecoder decoder = new PickleRecordDecoder(
			new DecoderSettings(RECORD_BYTES, 32, 512, Clock.systemUTC()));

	@Test
	void showsObjectsByTheirNames() throws Exception {
		for (Map.Entry<String, byte[]> object : HostilePickles.objects().entrySet()) {
			LogRecord record = decode(HostilePickles.record(object.getValue()));
			assertThat(record.message()).isEqualTo("hello");
			assertThat(record.context()).containsEntry("x", object.getKey());
		}
	}

	@Test
	void losesNothingButTheObject() throws Exception {
		for (Map.Entry<String, byte[]> object : HostilePickles.others().entrySet()) {
			LogRecord record = decode(HostilePickles.record(object.getValue()));
			assertThat(record.message()).as(object.getKey()).isEqualTo("hello");
			assertThat(record.context()).as(object.getKey()).containsOnlyKeys("x");
		}
	}

	@Test
	void refusesWhatIsBroken() {
		HostilePickles.broken()
			.forEach((title, pickle) -> assertThatExceptionOfType(ProtocolException.class).as(title)
				.isThrownBy(() -> decode(pickle))
				.withMessageContaining("(expected: "));
	}

	@Test
	void boundsTextAndMemoryOfBombs() {
		HostilePickles.bombs().forEach((title, bomb) -> {
			byte[] pickle = HostilePickles.record(bomb);
			long before = allocated();
			LogRecord record = assertTimeout(SOON, () -> decode(pickle), title);
			assertThat(allocated() - before).as(title).isLessThan(50L * pickle.length + 2_000_000);
			assertThat(record.message()).as(title).isEqualTo("hello");
			assertThat(record.context().get("x")).as(title).hasSizeLessThan(4 * pickle.length + 2000);
		});
	}

	@Test
	void boundsMessagesAndNamesThatAreTheSameText() throws Exception {
		byte[] text = HostilePickles.pickle("X", 0x40, 0x0D, 0x03, 0, "a".repeat(200_000), "q", 1);
		List<Object> parts = new ArrayList<>(List.of("}(", HostilePickles.text("msg"), text));
		for (int i = 0; i < 400; i++) {
			parts.addAll(List.of(HostilePickles.text("key" + i), "h", 1));
		}
		parts.add("u.");
		LogRecord record = decode(HostilePickles.pickle(parts.toArray()));
		assertThat(record.message()).hasSize(200_000);
		assertThat(record.context().values().stream().mapToInt(String::length).sum()).isLessThan(1_000_000);
		assertThat(record.context()).containsEntry("key399", "...");
	}

	@Test
	void boundsMessagesThatAreMergedHere() {
		byte[] wide = HostilePickles.pickle("}(", HostilePickles.text("msg"), "X", 0x70, 0x11, 1, 0,
				"%(a)999s".repeat(8_750), HostilePickles.text("args"), "}", HostilePickles.text("a"),
				HostilePickles.text(""), "su.");
		LogRecord record = assertTimeout(SOON, () -> decode(wide));
		assertThat(record.message()).endsWith(" {'a': ''}").hasSizeLessThan(5 * wide.length);
	}

	@Test
	void refusesPicklesCutAtAnyByte() throws Exception {
		for (PythonPickle pickle : samples()) {
			for (int length = 0; length < pickle.bytes().length; length++) {
				int cut = length;
				assertThatExceptionOfType(ProtocolException.class).as(pickle.title() + " cut to " + cut)
					.isThrownBy(() -> this.decoder.decode(pickle.bytes(), 0, cut, ""));
			}
		}
	}

	@Test
	void survivesAnyChangedByte() throws Exception {
		Random random = new Random(4);
		int records = 0;
		int changes = 0;
		for (PythonPickle pickle : samples()) {
			byte[] bytes = pickle.bytes().clone();
			for (int i = 0; i < bytes.length; i++) {
				byte original = bytes[i];
				bytes[i] = (byte) random.nextInt(256);
				records += survives(bytes) ? 1 : 0;
				changes++;
				bytes[i] = original;
			}
		}
		assertThat(records).isBetween(changes / 10, changes * 9 / 10);
	}

	// Those with all kinds of values are long, and few are enough.
	private static List<PythonPickle> samples() throws IOException {
		List<PythonPickle> samples = new ArrayList<>();
		for (String version : List.of("2.7", "3.6", "3.13")) {
			PythonPickle.recorded(version)
				.stream()
				.filter((pickle) -> pickle.title().startsWith("makePickle")
						|| pickle.title().endsWith(version.equals("2.7") ? "protocol 0" : "protocol 4"))
				.forEach(samples::add);
		}
		return samples;
	}

	@Test
	void survivesOpcodesInAnyOrder() {
		byte[] opcodes = HostilePickles.pickle("()](}.012FIJKLMNPQRSTUVXabcdeghijlopqrstuGBC", 0x81, 0x82, 0x85, 0x86,
				0x87, 0x88, 0x89, 0x8A, 0x8B, 0x8C, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94, 0x97, 0x98);
		Random random = new Random(7);
		int records = 0;
		for (int round = 0; round < 50_000; round++) {
			byte[] body = new byte[random.nextInt(60)];
			for (int i = 0; i < body.length; i++) {
				boolean isOpcode = random.nextInt(8) > 0;
				body[i] = isOpcode ? opcodes[random.nextInt(opcodes.length)] : (byte) random.nextInt(4);
			}
			records += survives(HostilePickles.record(body)) ? 1 : 0;
		}
		assertThat(records).isPositive();
	}

	@Test
	void startsAnewAfterBrokenPickles() throws Exception {
		byte[] plain = HostilePickles.record("N");
		LogRecord first = decode(plain);
		assertThat(first.context()).containsOnlyKeys("x");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(HostilePickles.pickle("}q", 9, "(((", HostilePickles.text("y"))));
		assertThat(decode(plain).context()).containsOnlyKeys("x");
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(HostilePickles.record("h", 9)))
			.withMessageContaining("pickle memo");
	}

	// Reads all of the record, for some of it is made when it is asked for.
	private boolean survives(byte[] pickle) {
		try {
			LogRecord record = decode(pickle);
			Stream
				.of(record.message(), record.levelName(), record.loggerName(), record.threadName(), record.context(),
						record.origin().service(), record.origin().host())
				.forEach(Objects::requireNonNull);
			Caller caller = record.caller();
			String trace = record.stackTrace();
			return record.nanoOfSecond() < 1_000_000_000 && !"".equals(trace)
					&& (caller == null || !caller.module().isEmpty() || caller.filename().isEmpty());
		}
		catch (ProtocolException ex) {
			assertThat(ex).hasMessageContaining("(expected: ");
			return false;
		}
	}

	private LogRecord decode(byte[] pickle) throws ProtocolException {
		return this.decoder.decode(pickle, 0, pickle.length, "192.0.2.7");
	}

	private static long allocated() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

}
