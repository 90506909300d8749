package id.projectwise.logging.protocol;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReceivedRecord}: what entries of other senders mean.
 */
class ReceivedRecordTests {

	@Test
	void readsWhatDockerSends() throws IOException {
		ReceivedRecord record = read("container_id", "ab12", "container_name", "/web-1", "source", "stderr", "log",
				"Started");
		assertThat(record.message()).isEqualTo("Started");
		assertThat(record.loggerName()).isEqualTo("web-1");
		assertThat(record.levelName()).isEqualTo("INFO");
		assertThat(record.levelNumber()).isEqualTo(20);
		assertThat(record.threadName()).isEmpty();
		assertThat(record.threadId()).isZero();
		assertThat(record.piece()).isNull();
		assertThat(record.context()).containsExactly(Map.entry("container_id", "ab12"), Map.entry("source", "stderr"));
		assertThat(record.origin()).isEqualTo(new Origin("docker.web", "", "", 0, 0));
		assertThat(record.caller()).isNull();
		assertThat(record.stackTrace()).isNull();
	}

	@Test
	void readsPieceOfLineThatDockerCut() throws IOException {
		ReceivedRecord record = read("container_name", "/web", "log", "text", "partial_message", "true", "partial_id",
				"f00", "partial_ordinal", "3", "partial_last", "false");
		assertThat(record.piece()).isEqualTo(new LinePiece("f00", 3, false));
		assertThat(record.context()).containsOnlyKeys(LinePiece.LABELS);
		assertThat(read("log", "text", "partial_id", "f00", "partial_last", "true").piece())
			.isEqualTo(new LinePiece("f00", 0, true));
	}

	@Test
	void readsWhatFluentBitSends() throws IOException {
		ReceivedRecord record = Packed.read(List.of(Packed.eventTime(1, 5), Map.of()), fields("log", "text\n",
				"kubernetes", fields("pod_name", "web-1", "container_name", "web", "labels", Map.of("app", "shop"))));
		assertThat(record.nanoOfSecond()).isEqualTo(5);
		assertThat(record.message()).isEqualTo("text");
		assertThat(record.loggerName()).isEqualTo("web");
		assertThat(record.context()).containsExactly(Map.entry("kubernetes.pod_name", "web-1"),
				Map.entry("kubernetes.container_name", "web"), Map.entry("kubernetes.labels", "{\"app\":\"shop\"}"));
	}

	@Test
	void keepsWhatFluentBitSaysBesideTheTime() throws IOException {
		ReceivedRecord record = Packed.read(List.of(1, fields("otlp", Map.of("severity_number", 9), "a", "b")),
				fields("log", "text"));
		assertThat(record.context()).containsExactly(Map.entry("metadata.otlp", "{\"severity_number\":9}"),
				Map.entry("metadata.a", "b"));
		assertThat(Packed.read(Arrays.asList(1, null), fields("log", "text")).context()).isEmpty();
	}

	@Test
	void takesContainerOfKubernetesOnlyFromMap() throws IOException {
		ReceivedRecord record = read("kubernetes", "text");
		assertThat(record.loggerName()).isEqualTo("docker.web");
		assertThat(record.context()).containsExactly(Map.entry("kubernetes", "text"));
		assertThat(read("kubernetes", fields(1, "container_name", "a", Map.of("container_name", "x"))).loggerName())
			.isEqualTo("docker.web");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "text\n", "text\r\n" })
	void removesOneLineEndOfLogOnly(String text) throws IOException {
		assertThat(read("log", text).message()).isEqualTo("text");
		assertThat(read("log", text + "\n").message()).isEqualTo(text);
		assertThat(read("message", text).message()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "message", "log", "msg", "short_message" })
	void findsTheMessage(String name) throws IOException {
		assertThat(read("other", "x", name, "text").message()).isEqualTo("text");
	}

	@Test
	void prefersTheBestNameAndKeepsTheOthers() throws IOException {
		ReceivedRecord record = read("msg", "c", "log", "b", "message", "a", "name", "n", "logger", "l", "severity",
				"debug", "level", "error");
		assertThat(record.message()).isEqualTo("a");
		assertThat(record.loggerName()).isEqualTo("l");
		assertThat(record.levelName()).isEqualTo("ERROR");
		assertThat(record.context()).containsOnly(Map.entry("log", "b"), Map.entry("msg", "c"),
				Map.entry("severity", "debug"), Map.entry("name", "n"));
	}

	@Test
	void showsAllThatIsThereWithoutMessage() throws IOException {
		assertThat(read("cpu_p", 1.5, "user", 3).message()).isEqualTo("{\"cpu_p\":1.5,\"user\":3}");
		assertThat(read().message()).isEqualTo("{}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "log.level", "level", "severity", "levelname" })
	void findsTheLevel(String name) throws IOException {
		assertThat(read(name, "warn").levelName()).isEqualTo("WARNING");
		assertThat(read(name, 3).levelName()).isEqualTo("ERROR");
		assertThat(read(name, "Audit").levelName()).isEqualTo("Audit");
		assertThat(read(name, List.of("a")).levelName()).isEqualTo("[\"a\"]");
	}

	@Test
	void takesNumberOfLevelFromItsOwnField() throws IOException {
		assertThat(read("log.level", "Audit", "log.levelno", 35).levelNumber()).isEqualTo(35);
		assertThat(read("log.level", "Audit", "log.levelno", Long.MAX_VALUE).levelNumber())
			.isEqualTo(Integer.MAX_VALUE);
		assertThat(read("log.level", "Audit", "log.levelno", "x").levelNumber()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "log.logger", "logger", "logger_name", "name" })
	void findsTheLogger(String name) throws IOException {
		assertThat(read(name, "com.acme").loggerName()).isEqualTo("com.acme");
	}

	@Test
	void takesValuesOfAnyTypeForText() throws IOException {
		assertThat(read("message", 42).message()).isEqualTo("42");
		assertThat(read("message", true).message()).isEqualTo("true");
		assertThat(read("message", "bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8)).message())
			.isEqualTo("bytes");
		assertThat(read("message", Map.of("a", List.of(1))).message()).isEqualTo("{\"a\":[1]}");
		assertThat(read("log.logger", 7).loggerName()).isEqualTo("7");
		assertThat(read("error.stack_trace", 7).stackTrace()).isEqualTo("\t7");
	}

	@Test
	void takesTextAndFractionsForNumbers() throws IOException {
		assertThat(read("process.thread.id", "31").threadId()).isEqualTo(31);
		assertThat(read("process.thread.id", -31.9).threadId()).isEqualTo(-31);
		assertThat(read("process.thread.id", "main").threadId()).isZero();
		assertThat(read("process.thread.id", "99999999999999999999").threadId()).isZero();
		assertThat(read("process.thread.id", Map.of()).threadId()).isZero();
	}

	@Test
	void takesTheLastOfFieldsThatComeTwice() throws IOException {
		byte[] entry = Packed.bytes(List.of(1, (Packed.Part) (packer) -> {
			packer.packMapHeader(6);
			packer.packString("message").packString("first").packString("x").packInt(1);
			packer.packString("message").packString("last").packString("x").packInt(2);
			packer.packString("log.logger").packString("gone").packString("log.logger").packNil();
		}));
		EntryReader reader = Packed.reader();
		reader.open(entry, 0, entry.length, "tag", "");
		assertThat(reader.next()).isTrue();
		assertThat(reader.record().message()).isEqualTo("last");
		assertThat(reader.record().context()).containsExactly(Map.entry("x", "2"));
		assertThat(reader.record().loggerName()).isEqualTo("tag");
	}

	@Test
	void takesNilForNothing() throws IOException {
		ReceivedRecord record = read("message", null, "log", "text", "error.stack_trace", null, "labels", null);
		assertThat(record.message()).isEqualTo("text");
		assertThat(record.stackTrace()).isNull();
		assertThat(record.context()).isEmpty();
	}

	@Test
	void leavesOutLabelsThatAreTooMany() throws IOException {
		Map<Object, Object> many = new LinkedHashMap<>();
		for (int i = 0; i < 100_000; i++) {
			many.put(i, i);
		}
		for (Map<?, ?> entry : List.of(many, Map.of("labels", many), Map.of("kubernetes", many))) {
			assertThat(Packed.read(1, entry).context()).hasSize(ReceivedRecord.MAX_LABELS + 1)
				.containsEntry("labels.omitted", "those after the first 8192");
		}
	}

	@Test
	void readsLabelsOfAnyType() throws IOException {
		ReceivedRecord record = read("labels", fields("a", "text", "b", 2, 3, true, "d", null));
		assertThat(record.context()).containsExactly(Map.entry("a", "text"), Map.entry("b", "2"),
				Map.entry("3", "true"), Map.entry("d", "null"));
		assertThat(read("labels", "text").context()).containsExactly(Map.entry("labels", "text"));
	}

	@Test
	void readsKeysOfAnyType() throws IOException {
		assertThat(read(1, "one", List.of(), "list", "message", "text").context())
			.containsExactly(Map.entry("1", "one"), Map.entry("[]", "list"));
	}

	@Test
	void readsPartOfAnOrigin() throws IOException {
		ReceivedRecord record = read("host.name", "node7", "process.pid", 4711, "message", "text");
		assertThat(record.origin()).isEqualTo(new Origin("docker.web", "", "node7", 4711, 0));
		assertThat(record.context()).isEmpty();
	}

	@Test
	void readsOriginInAnyOrder() throws IOException {
		ReceivedRecord record = read("process.start", 5, "host.name", "h", "service.name", "s", "message", "text",
				"service.node.name", "i", "process.pid", "4");
		assertThat(record.origin()).isEqualTo(new Origin("s", "i", "h", 4, 5));
	}

	@Test
	void readsOriginThatLacksSomethingAtTheEnd() throws IOException {
		ReceivedRecord record = read("service.name", "s", "service.node.name", "i", "host.name", null, "process.pid", 4,
				"process.start", 5);
		assertThat(record.origin()).isEqualTo(new Origin("s", "i", "", 4, 5));
	}

	@Test
	void readsTheCaller() throws IOException {
		assertThat(read("log.origin.file.name", "com/acme/Orders.java", "log.origin.file.line", 7,
				"log.origin.function", "place")
			.caller()).isEqualTo(new Caller("com/acme/Orders.java", "Orders.java", "place", 7));
		assertThat(read("log.origin.file.name", "Orders.java").caller())
			.isEqualTo(new Caller("Orders.java", "Orders.java", "", 0));
	}

	@Test
	void indentsStackTraceThatCouldForgeLines() throws IOException {
		assertThat(read("error.stack_trace", "a.Error\n2025-08-31 INFO forged\n\tat a").stackTrace())
			.isEqualTo("a.Error\n\t2025-08-31 INFO forged\n\tat a");
	}

	@Test
	void cannotForgeLines() throws IOException {
		String evil = "x\r\n2025-08-31 00:00:00 ERROR forged \u001b[2J\u2028\u202e";
		ReceivedRecord record = read("message", evil, "level", evil, "logger", evil, "error.stack_trace", evil,
				"process.thread.name", evil, "service.name", evil, evil, evil);
		PythonFormat format = new PythonFormat(
				"%(asctime)s %(levelname)s %(name)s %(threadName)s %(service)s %(mdc.a)s: %(message)s", null,
				ZoneOffset.UTC);
		LineBuffer line = new LineBuffer();
		format.format(record, line);
		String[] lines = line.text(0).split("\n");
		assertThat(lines[0]).startsWith("1970-01-01 00:00:01,000 x\\r\\n2025");
		assertThat(Arrays.copyOfRange(lines, 1, lines.length)).allMatch((text) -> text.startsWith("\t"));
		assertThat(line.text(0)).doesNotContain("\r", "\u001b", "\u2028", "\u202e");
	}

	private static ReceivedRecord read(@Nullable Object... fields) throws IOException {
		return Packed.read(1, fields(fields));
	}

	private static Map<Object, @Nullable Object> fields(@Nullable Object... fields) {
		Map<Object, @Nullable Object> map = new LinkedHashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			map.put(fields[i], fields[i + 1]);
		}
		return map;
	}

}
