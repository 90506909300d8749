package id.projectwise.listener.codec;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonRecordDecoderTests {

	private final JsonRecordDecoder decoder = new JsonRecordDecoder(Decoding.settings());

	@Test
	void readsDottedNamesOfEcs() throws ProtocolException {
		LogRecord record = decode("""
				{"@timestamp":"2026-11-22T21:31:59.123456789Z","ecs.version":"1.2.0","log.level":"WARN",
				"message":"hello","process.thread.name":"http-1","process.thread.id":7,"process.pid":4711,
				"service.name":"orders","service.node.name":"n1","service.version":"2","host.name":"web-1",
				"log.logger":"acme.Orders","log.origin.file.name":"Orders.java","log.origin.file.line":42,
				"log.origin.function":"take","labels":{"user":"ann","_n":1}}""");
		assertThat(Decoding.timeOf(record)).isEqualTo("2026-11-22T21:31:59.123456789Z");
		assertThat(record.levelName()).isEqualTo("WARNING");
		assertThat(record.loggerName()).isEqualTo("acme.Orders");
		assertThat(record.threadName()).isEqualTo("http-1");
		assertThat(record.threadId()).isEqualTo(7);
		assertThat(record.origin()).isEqualTo(new Origin("orders", "n1", "web-1", 4711, 0));
		assertThat(record.caller()).isEqualTo(new Caller("Orders.java", "Orders.java", "take", 42));
		assertThat(record.context()).isEqualTo(Map.of("service.version", "2", "user", "ann", "n", "1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'log':{'origin':{'file':{'name':'a.py','line':3},'function':'f'}}}",
			"{'log.origin':{'file.name':'a.py','file':{'line':3},'function':'f'}}",
			"{'log':{'origin.file':{'name':'a.py'},'origin.file.line':3,'origin':{'function':'f'}}}",
			"{'pathname':'a.py','lineno':3,'funcName':'f'}" })
	void takesNamesApartAnywhere(String frame) throws ProtocolException {
		LogRecord record = decode(frame.replace('\'', '"'));
		assertThat(record.caller()).isEqualTo(new Caller("a.py", "a.py", "f", 3));
		assertThat(record.context()).isEmpty();
	}

	@Test
	void readsObjectsOfEcs() throws ProtocolException {
		LogRecord record = decode(
				"""
						{"@timestamp":"2026-11-22T21:31:59.123Z","log":{"level":"ERROR","logger":"acme.Orders","x":[1, "y"]},
						"process":{"pid":4711,"thread":{"name":"http-1"}},"service":{"name":"orders","node":{"name":"n1"}},
						"host":{"hostname":"web-1","ip":"10.0.0.1"},"message":"hello","ecs":{"version":"8.11"},
						"error":{"type":"acme.Failure","message":"no","stack_trace":"acme.Failure: no\\n\\tat acme.A.b(A.java)\\n"}}""");
		assertThat(record.levelName()).isEqualTo("ERROR");
		assertThat(record.loggerName()).isEqualTo("acme.Orders");
		assertThat(record.origin()).isEqualTo(new Origin("orders", "n1", "web-1", 4711, 0));
		assertThat(record.stackTrace()).isEqualTo("acme.Failure: no\n\tat acme.A.b(A.java)");
		assertThat(record.context()).isEqualTo(Map.of("log.x", "[1, \"y\"]", "host.ip", "10.0.0.1", "error.type",
				"acme.Failure", "error.message", "no"));
	}

	@Test
	void readsGelf() throws ProtocolException {
		LogRecord record = decode("""
				{"version":"1.1","host":"example.org","short_message":"A short message",
				"full_message":"A short message\\n\\nacme.Failure: no\\n\\tat acme.A.b(A.java)\\n",
				"timestamp":1385053862.3072,"level":3,"_logger":"acme.Orders","_thread":"http-1","_user_id":9001}""");
		assertThat(Decoding.timeOf(record)).isEqualTo("2013-11-21T17:11:02.307200Z");
		assertThat(record.levelName()).isEqualTo("ERROR");
		assertThat(record.message()).isEqualTo("A short message");
		assertThat(record.stackTrace()).isEqualTo("acme.Failure: no\n\tat acme.A.b(A.java)");
		assertThat(record.loggerName()).isEqualTo("acme.Orders");
		assertThat(record.threadName()).isEqualTo("http-1");
		assertThat(record.origin().host()).isEqualTo("example.org");
		assertThat(record.context()).isEqualTo(Map.of("version", "1.1", "user_id", "9001"));
	}

	@Test
	void showsALongMessageOfGelfOnce() throws ProtocolException {
		assertThat(decode("{\"short_message\":\"a\",\"full_message\":\"a\\n\"}").stackTrace()).isNull();
		assertThat(decode("{\"short_message\":\"a\",\"full_message\":\"more\"}").stackTrace()).isEqualTo("\tmore");
		assertThat(decode("{\"short_message\":\"a\",\"full_message\":\"b\",\"_stack_trace\":\"c\"}").context())
			.containsEntry("full_message", "b");
	}

	@Test
	void readsBunyanAndPino() throws ProtocolException {
		LogRecord record = decode(
				"""
						{"level":50,"time":1531171074631,"pid":657,"hostname":"web-1","name":"orders","msg":"failed",
						"err":{"type":"Error","message":"boom","stack":"Error: boom\\n    at x (y.js:1:2)","code":"E1"},"v":0}""");
		assertThat(Decoding.timeOf(record)).isEqualTo("2018-07-09T21:17:54.631Z");
		assertThat(record.levelName()).isEqualTo("ERROR");
		assertThat(record.loggerName()).isEqualTo("orders");
		assertThat(record.origin()).isEqualTo(new Origin("", "", "web-1", 657, 0));
		assertThat(record.message()).isEqualTo("failed");
		assertThat(record.stackTrace()).isEqualTo("\tError: boom\n\t    at x (y.js:1:2)");
		assertThat(record.context())
			.isEqualTo(Map.of("err.type", "Error", "err.message", "boom", "err.code", "E1", "v", "0"));
	}

	@Test
	void readsPythonJsonLogger() throws ProtocolException {
		LogRecord record = decode("""
				{"asctime":"2026-11-22 22:31:59,123","levelname":"NOTE","levelno":25,"name":"acme.orders",
				"message":"hello","pathname":"/srv/acme/orders.py","lineno":7,"funcName":"take","process":4711,
				"processName":"MainProcess","thread":140,"threadName":"MainThread","taskName":null,
				"exc_info":"Traceback (most recent call last):\\n  File \\"a.py\\"\\nValueError: no"}""");
		assertThat(Decoding.timeOf(record)).isEqualTo("2026-11-22T21:31:59.123Z");
		assertThat(record.levelName()).isEqualTo("NOTE");
		assertThat(record.levelNumber()).isEqualTo(25);
		assertThat(record.loggerName()).isEqualTo("acme.orders");
		assertThat(record.threadName()).isEqualTo("MainThread");
		assertThat(record.threadId()).isEqualTo(140);
		assertThat(record.origin().processId()).isEqualTo(4711);
		assertThat(record.caller()).isEqualTo(new Caller("/srv/acme/orders.py", "orders.py", "take", 7));
		assertThat(record.stackTrace()).startsWith("Traceback").endsWith("\n\tValueError: no");
		assertThat(record.context()).isEqualTo(Map.of("processName", "MainProcess"));
	}

	@Test
	void readsLog4jJsonLayout() throws ProtocolException {
		LogRecord record = decode("""
				{"instant":{"epochSecond":1795383119,"nanoOfSecond":123456789},"thread":"main","level":"INFO",
				"loggerName":"acme.Orders","message":"hello","endOfBatch":false,"loggerFqcn":"x","threadId":1,
				"threadPriority":5,"contextMap":{"user":"ann"},"source":{"class":"acme.Orders","method":"take",
				"file":"Orders.java","line":42},"thrown":{"name":"acme.Failure","message":"no",
				"extendedStackTrace":"acme.Failure: no\\n\\tat acme.A.b(A.java)"}}""");
		assertThat(Decoding.timeOf(record)).isEqualTo("2026-11-22T21:31:59.123456789Z");
		assertThat(record.loggerName()).isEqualTo("acme.Orders");
		assertThat(record.threadName()).isEqualTo("main");
		assertThat(record.threadId()).isEqualTo(1);
		assertThat(record.caller()).isEqualTo(new Caller("acme/Orders.java", "Orders.java", "take", 42));
		assertThat(record.stackTrace()).isEqualTo("acme.Failure: no\n\tat acme.A.b(A.java)");
		assertThat(record.context())
			.isEqualTo(Map.of("user", "ann", "thrown.name", "acme.Failure", "thrown.message", "no"));
	}

	@Test
	void readsWhatDockerWrites() throws ProtocolException {
		LogRecord record = decode("{\"log\":\"hello\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-22T21:31:59.1Z\"}");
		assertThat(record.message()).isEqualTo("hello");
		assertThat(record.context()).isEqualTo(Map.of("stream", "stdout"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			'level':'info'                     | INFO     | 20
			'level':'Warn'                     | WARNING  | 30
			'level':0                          | CRITICAL | 50
			'level':7                          | DEBUG    | 10
			'level':20                         | INFO     | 20
			'level':30                         | WARNING  | 30
			'level':35                         | Level 35 | 35
			'msg':'x','level':10               | TRACE    | 5
			'msg':'x','level':20               | DEBUG    | 10
			'level':30,'msg':'x'               | INFO     | 20
			'msg':'x','level':60               | CRITICAL | 50
			'level':6,'_level_name':'WARN'     | WARNING  | 30
			'severity':'ERROR','level':'info'  | INFO     | 20
			'level':'INFO','level_value':40000 | INFO     | 20
			'level':'X','level_value':25000    | X        | 25
			'level_value':5000                 | TRACE    | 5
			'levelno':5                        | TRACE    | 5
			'levelno':40,'level':6             | ERROR    | 40
			'level':null                       | INFO     | 20
			'level':1.5                        | INFO     | 20
			""")
	void knowsLevelsHoweverTheyAreSaid(String values, String name, int number) throws ProtocolException {
		LogRecord record = decode(("{" + values + "}").replace('\'', '"'));
		assertThat(record.levelName()).isEqualTo(name);
		assertThat(record.levelNumber()).isEqualTo(number);
	}

	@Test
	void keepsWhatHasNoMeaningAsLabels() throws ProtocolException {
		LogRecord record = decode("""
				{"message":"m","tags":["a","b"],"x":{"y": {"z":null}},"n":-1.50e3,"b":true,"nothing":null,"msg":"other",
				"pid":"none","time":"soon","level":{"a":1},"exc":"\\u00e9\\ud83d\\ude00"}""");
		assertThat(record.message()).isEqualTo("m");
		assertThat(record.context()).containsExactlyInAnyOrderEntriesOf(
				Map.of("tags", "[\"a\",\"b\"]", "x", "{\"y\": {\"z\":null}}", "n", "-1.50e3", "b", "true", "msg",
						"other", "pid", "none", "time", "soon", "level", "{\"a\":1}", "exc", "\u00e9\ud83d\ude00"));
	}

	@Test
	void hasWhatIsMissingFromClockAndPeer() throws ProtocolException {
		LogRecord record = decode("{\"message\":\"m\"}");
		assertThat(Decoding.timeOf(record)).isEqualTo(Decoding.NOW);
		assertThat(record.levelName()).isEqualTo("INFO");
		assertThat(record.loggerName()).isEmpty();
		assertThat(record.origin()).isEqualTo(new Origin("", "", Decoding.PEER, 0, 0));
		assertThat(record.stackTrace()).isNull();
		assertThat(record.caller()).isNull();
		assertThat(decode("{\"message\":\"m\",\"service.name\":\"orders\"}").loggerName()).isEqualTo("orders");
	}

	@Test
	void isItsOwnMessageWithoutOne() throws ProtocolException {
		LogRecord record = decode(" {\"a\": 1, \"b\":\"\u00e9\"} ");
		assertThat(record.message()).isEqualTo("{\"a\": 1, \"b\":\"\u00e9\"}");
		assertThat(record.context()).isEqualTo(Map.of("a", "1", "b", "\u00e9"));
	}

	@Test
	void takesTheLastOfDuplicates() throws ProtocolException {
		LogRecord record = decode("{\"message\":\"a\",\"x\":1,\"message\":\"b\",\"x\":2}");
		assertThat(record.message()).isEqualTo("b");
		assertThat(record.context()).isEqualTo(Map.of("x", "2"));
	}

	@Test
	void showsAnErrorWithoutAStackTrace() throws ProtocolException {
		assertThat(decode("{\"error\":{\"type\":\"acme.Failure\",\"message\":\"no\"}}").stackTrace())
			.isEqualTo("acme.Failure: no");
		assertThat(decode("{\"error.message\":\"no\"}").stackTrace()).isEqualTo("\tno");
	}

	@Test
	void showsAnErrorInFrontOfAStackTraceThatDoesNotNameIt() throws ProtocolException {
		LogRecord record = decode("""
				{"thrown":{"name":"acme.Failure","message":"no","extendedStackTrace":[{"class":"A", "line":7}]}}""");
		assertThat(record.stackTrace()).isEqualTo("acme.Failure: no\n\t[{\"class\":\"A\", \"line\":7}]");
		assertThat(record.context()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\uFEFF", "\uFEFF \t\r\n" })
	void findsNoRecordInAnEmptyLine(String frame) throws ProtocolException {
		assertThat(decode(frame)).isNull();
	}

	@Test
	void goesOverAByteOrderMarkAndWhiteSpace() throws ProtocolException {
		assertThat(decode("\uFEFF\r\n {\"message\":\"a\"}\r\n\t ").message()).isEqualTo("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}{}", "{}x", "{} {}", "[]", "null", "1", "\"a\"", "x", "{\"a\"}", "{\"a\":}",
			"{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":NaN}", "{\"a\":1}]",
			"{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\t\"}", "{\"a\":\"\0\"}", "{\0\"a\":1}", "{\"a\":[1}}",
			"{\"a\":tru}", "{\"a\":1 /* b */}", "{\"a\":[{]}", "{\0\0\0\"\0\0\0", "{\0}\0" })
	void refusesWhatIsNotOneObject(String frame) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(frame))
			.withMessageMatching("(?s)JSON: .+ \\(expected: .+\\)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "c080", "c1bf", "eda080", "edbfbf", "f4908080", "ff", "80", "e282", "f09f98", "c3" })
	void refusesWhatIsNotUtf8(String bytes) {
		String frame = new String(new BigInteger("7f" + bytes, 16).toByteArray(), 1, bytes.length() / 2,
				StandardCharsets.ISO_8859_1);
		byte[] broken = ("{\"a\":\"12345678" + frame + "\"}").getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Decoding.decode(this.decoder, broken))
			.withMessageMatching("text: byte 0x[0-9a-f]{2} at 14 \\(expected: UTF-8\\)");
	}

	@Test
	void takesHalvesOfSurrogatesThatAreEscaped() throws ProtocolException {
		assertThat(decode("{\"message\":\"a\\ud800b\\udc00\"}").message()).isEqualTo("a\ud800b\udc00");
	}

	@Test
	void hasALimitOfNesting() throws ProtocolException {
		int most = Decoding.NESTING - 1;
		assertThat(decode("{\"a\":" + "[".repeat(most) + "]".repeat(most) + "}").context()).containsKey("a");
		for (String open : new String[] { "[", "{\"a\":", "{\"log\":", "{\"labels\":" }) {
			assertThatExceptionOfType(ProtocolException.class)
				.isThrownBy(() -> decode("{\"a\":" + open.repeat(100_000)))
				.withMessageContaining("nesting depth");
		}
	}

	@Test
	void hasALimitOfValues() throws ProtocolException {
		assertThat(decode("{\"a\":[1" + ",1".repeat(Decoding.FIELDS - 2) + "]}").context()).containsKey("a");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode("{\"a\":[1" + ",1".repeat(Decoding.FIELDS - 1) + "]}"))
			.withMessage("JSON: more than 64 values (expected: at most 64)");
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode("{\"labels\":{\"a\":1" + ",\"a\":1".repeat(Decoding.FIELDS) + "}}"));
	}

	@Test
	void takesHugeNumbersForText() throws ProtocolException {
		LogRecord record = decode("{\"message\":\"m\",\"time\":1e999999999,\"pid\":1e999999999,\"level\":1e9,"
				+ "\"x\":1e999999999,\"lineno\":99999999999999999999}");
		assertThat(record.context()).containsEntry("x", "1e999999999").containsEntry("time", "1e999999999");
		assertThat(Decoding.timeOf(record)).isEqualTo(Decoding.NOW);
		assertThat(record.caller()).isNull();
	}

	@Test
	void refusesNumbersAndNamesWithoutEnd() {
		String digits = "1".repeat(1_000_000);
		for (String frame : new String[] { "{\"a\":" + digits + "}", "{\"a\":1." + digits + "}",
				"{\"a\":1e" + digits + "}", "{\"" + digits + "\":1}", "{\"a\":[" + digits + "]}" }) {
			assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(frame))
				.withMessageContaining("exceeds the maximum");
		}
	}

	@Test
	void forgetsTheRecordBefore() throws ProtocolException {
		decode("{\"message\":\"m\",\"level\":\"ERROR\",\"name\":\"n\",\"pid\":7,\"stack\":\"s\",\"lineno\":7,\"x\":1,"
				+ "\"time\":1,\"thread\":\"t\",\"host\":\"h\"}");
		hasWhatIsMissingFromClockAndPeer();
		assertThat(decode("{\"message\":\"m\"}").context()).isEmpty();
	}

	@Test
	void goesOnAfterABrokenFrame() throws ProtocolException {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode("{\"message\":\"a\",\"x\":1,\"y\":[[["));
		assertThat(decode("{\"message\":\"b\"}").context()).isEmpty();
	}

	@Test
	void hasTheSameObjectForNamesThatComeAgain() throws ProtocolException {
		String frame = "{\"name\":\"acme.Orders\",\"thread\":\"http-1\",\"service\":\"orders\",\"pid\":1}";
		decode(frame);
		String logger = decode(frame).loggerName();
		Origin origin = decode(frame).origin();
		assertThat(decode(frame).loggerName()).isSameAs(logger);
		assertThat(decode(frame).origin()).isSameAs(origin);
		JsonRecordDecoder ofAnotherLoop = new JsonRecordDecoder(Decoding.settings());
		Decoding.decode(ofAnotherLoop, frame);
		assertThat(Decoding.decode(ofAnotherLoop, frame).loggerName()).isSameAs(logger);
	}

	@Test
	void readsOnAfterAsManyBytesAsItLikes() throws ProtocolException {
		String blanks = " ".repeat(10_000);
		for (int i = 0; i < 500; i++) {
			LogRecord record = decode("{\"k" + i + "\":[1" + blanks + "]}");
			assertThat(record.message()).isEqualTo("{\"k" + i + "\":[1" + blanks + "]}");
			assertThat(record.context()).containsOnlyKeys("k" + i);
		}
	}

	private LogRecord decode(String frame) throws ProtocolException {
		return Decoding.decode(this.decoder, frame);
	}

}
