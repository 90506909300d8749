package id.projectwise.listener.codec;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
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
