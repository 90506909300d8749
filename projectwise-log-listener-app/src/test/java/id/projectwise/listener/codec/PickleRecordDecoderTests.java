package id.projectwise.listener.codec;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PickleRecordDecoderTests {

	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");

	private final PickleRecordDecoder decoder = new PickleRecordDecoder(
			new DecoderSettings(1_000_000, 32, 512, Clock.fixed(NOW, ZoneOffset.UTC)));

	@Test
	void readsWhatPythonWrites(@TempDir Path directory) throws Exception {
		assumeTrue(PythonPickle.isPythonThere(), "python3 is not installed: nothing to compare with");
		List<PythonPickle> pickles = PythonPickle.written(directory);
		assertThat(pickles).hasSizeGreaterThan(500);
		for (PythonPickle pickle : pickles) {
			check(pickle);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.7", "3.6", "3.13" })
	void readsWhatOtherVersionsOfPythonWrote(String version) throws Exception {
		List<PythonPickle> pickles = PythonPickle.recorded(version);
		assertThat(pickles).hasSizeGreaterThan(10);
		for (PythonPickle pickle : pickles) {
			check(pickle);
		}
	}

	@Test
	void takesServiceAndHostFromExtraValues() throws Exception {
		LogRecord record = decode(Map.of("msg", "'a'", "service", "'shop'", "hostname", "'node7'"));
		assertThat(record.origin().service()).isEqualTo("shop");
		assertThat(record.origin().host()).isEqualTo("node7");
		assertThat(record.context()).isEmpty();
		record = decode(Map.of("msg", "'a'", "service.name", "'shop'", "host", "'node8'"));
		assertThat(record.origin().service()).isEqualTo("shop");
		assertThat(record.origin().host()).isEqualTo("node8");
		assertThat(record.context()).isEmpty();
	}

	@Test
	void keepsSecondNamesOfServiceAndHostAsLabels() throws Exception {
		LogRecord record = decode(Map.of("service", "'shop'", "service.name", "'other'", "hostname", "'node7'", "host",
				"'10.0.0.1'", "processName", "'Worker-1'", "taskName", "'Task-2'"));
		assertThat(record.origin().service()).isEqualTo("shop");
		assertThat(record.context()).containsOnly(Map.entry("service.name", "other"), Map.entry("host", "10.0.0.1"),
				Map.entry("processName", "Worker-1"), Map.entry("taskName", "Task-2"));
	}

	@Test
	void takesNameOfProcessForTheServiceUnlessItIsTheMainOne() throws Exception {
		assertThat(decode(Map.of("processName", "'Worker-1'")).origin().service()).isEqualTo("Worker-1");
		LogRecord record = decode(Map.of("processName", "'MainProcess'"));
		assertThat(record.processName()).isEqualTo("MainProcess");
		assertThat(record.origin().service()).isEmpty();
		assertThat(record.context()).isEmpty();
	}

	@Test
	void isTheSameOriginForTheSameProcess() throws Exception {
		Map<String, String> process = Map.of("process", "4711", "created", "1700000000.5", "relativeCreated", "500.0");
		Origin origin = decode(process).origin();
		assertThat(origin).isEqualTo(new Origin("", "", "192.0.2.7", 4711, 1_700_000_000_000L));
		assertThat(decode(process).origin()).isSameAs(origin);
	}

	@Test
	void takesMillisecondsFromWhereTheyAreExact() throws Exception {
		LogRecord record = decode(Map.of("created", "1700000000.3309999", "msecs", "331.0"));
		assertThat(record.epochMillis()).isEqualTo(1_700_000_000_331L);
		assertThat(record.nanoOfSecond()).isEqualTo(331_000_000);
		record = decode(Map.of("created", "1700000000.25", "msecs", "999.0"));
		assertThat(record.epochMillis()).isEqualTo(1_700_000_000_250L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "float('nan')", "float('inf')", "1e300", "'now'", "None" })
	void takesTimeOfArrivalWithoutAnotherOne(String created) throws Exception {
		LogRecord record = decode(Map.of("created", created, "relativeCreated", "1.5"));
		assertThat(record.epochMillis()).isEqualTo(NOW.toEpochMilli());
		assertThat(record.nanoOfSecond()).isEqualTo(NOW.getNano());
		assertThat(record.origin().startEpochMillis()).isZero();
	}

	@Test
	void knowsLevelByNameOrNumber() throws Exception {
		assertThat(decode(Map.of("levelname", "'SUCCESS'", "levelno", "25")).levelNumber()).isEqualTo(25);
		assertThat(decode(Map.of("levelname", "'WARN'")).levelName()).isEqualTo("WARNING");
		assertThat(decode(Map.of("levelno", "40")).levelName()).isEqualTo("ERROR");
		assertThat(decode(Map.of()).levelName()).isEqualTo("INFO");
	}

	@Test
	void showsEverythingWithoutMessage() throws Exception {
		assertThat(decode(Map.of("event", "['a', 1]")).message()).isEqualTo("{\"event\":[\"a\",1]}");
		assertThat(decode(Map.of("message", "'formatted'")).message()).isEqualTo("formatted");
	}

	@Test
	void cutsListsThatAreTooLongAndKeepsTheRecord() throws Exception {
		byte[] list = HostilePickles.pickle("](", "N".repeat(3000), "e");
		LogRecord record = decode(HostilePickles.record(list, HostilePickles.text("y"), "N"));
		assertThat(record.message()).isEqualTo("hello");
		assertThat(record.context().get("x")).startsWith("[null,null,").endsWith(",null,...]").hasSizeLessThan(3000);
		assertThat(record.context()).containsEntry("y", "null").doesNotContainKey("...");
	}

	@Test
	void cutsRecordsThatHaveTooManyValuesOfTheirOwn() throws Exception {
		List<Object> extra = new ArrayList<>(List.of("N"));
		for (int i = 0; i < 1500; i++) {
			extra.addAll(List.of(HostilePickles.text("label" + i), "N"));
		}
		LogRecord record = decode(HostilePickles.record(extra.toArray()));
		assertThat(record.message()).isEqualTo("hello");
		assertThat(record.context()).hasSizeBetween(512, 1024).containsEntry("...", "...");
	}

	@Test
	void cutsValuesThatAreNestedTooDeep() throws Exception {
		LogRecord record = decode(HostilePickles.record("]".repeat(40), "a".repeat(39)));
		assertThat(record.context()).containsEntry("x", "[".repeat(33) + "..." + "]".repeat(33));
	}

	// Values are in a few of Python's literals.
	private LogRecord decode(Map<String, String> fields) throws ProtocolException {
		List<Object> parts = new ArrayList<>(List.of("}("));
		fields.forEach((name, literal) -> {
			parts.add(HostilePickles.text(name));
			parts.add(literal(literal));
		});
		parts.add("u.");
		return decode(HostilePickles.pickle(parts.toArray()));
	}

	private static byte[] literal(String literal) {
		if (literal.startsWith("'")) {
			return HostilePickles.pickle("S", literal, "\n");
		}
		if (literal.startsWith("[")) {
			return HostilePickles.pickle("(S'a'\nK", 1, "l");
		}
		String number = literal.replaceAll("float\\('(.*)'\\)", "$1");
		return literal.equals("None") ? HostilePickles.pickle("N")
				: HostilePickles.pickle(number.matches("[0-9]+") ? "I" : "F", number, "\n");
	}

	private LogRecord decode(byte[] pickle) throws ProtocolException {
		return this.decoder.decode(pickle, 0, pickle.length, "192.0.2.7");
	}

	private void check(PythonPickle pickle) throws Exception {
		LogRecord record = this.decoder.decode(pickle.bytes(), 0, pickle.bytes().length, "192.0.2.7");
		assertThat(shown(record, pickle)).as(pickle.title()).isEqualTo(pickle.expected());
		assertThat(record.origin().host()).isEqualTo("192.0.2.7");
		assertThat(record.origin().service()).isEmpty();
	}

	private static Map<String, String> shown(LogRecord record, PythonPickle pickle) {
		Caller caller = record.caller();
		assertThat(caller).as(pickle.title()).isNotNull();
		Map<String, String> shown = new LinkedHashMap<>();
		shown.put("name", record.loggerName());
		shown.put("levelname", record.levelName());
		shown.put("levelno", String.valueOf(record.levelNumber()));
		shown.put("message", String.valueOf(record.message()).replaceAll("\uFFFD+", "\uFFFD"));
		shown.put("created", "%d.%03d".formatted(record.epochMillis() / 1000, record.epochMillis() % 1000));
		shown.put("thread", String.valueOf(record.threadId()));
		shown.put("threadName", record.threadName());
		shown.put("process", String.valueOf(record.origin().processId()));
		shown.put("pathname", caller.pathname());
		shown.put("filename", caller.filename());
		shown.put("module", caller.module());
		shown.put("funcName", caller.function());
		shown.put("lineno", String.valueOf(caller.line()));
		shown.put("start", String.valueOf(record.origin().startEpochMillis()));
		String trace = record.stackTrace();
		shown.put("trace", (trace != null) ? trace.replaceAll("(?m)^\t", "") : "");
		pickle.expected().keySet().stream().filter((name) -> name.startsWith("label.")).forEach((name) -> {
			String value = record.context().get(name.substring("label.".length()));
			shown.put(name, String.valueOf(value));
		});
		return shown;
	}

}
