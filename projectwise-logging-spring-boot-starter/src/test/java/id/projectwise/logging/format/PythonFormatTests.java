package id.projectwise.logging.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.LongStream;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PythonFormatTests {

	private static final String DEFAULT = "%(asctime)s %(levelname)s %(name)s: %(message)s";

	@Test
	void writesTheDefaultFormat() {
		PythonFormat format = new PythonFormat(DEFAULT, "%Y-%m-%d %H:%M:%S", ZoneId.of("Asia/Jakarta"));
		assertThat(TestRecord.of("Order {} of {}", 4711, "Ana").in(format))
			.isEqualTo("2024-02-29 06:59:59 WARNING com.acme.orders.OrderService: Order 4711 of Ana\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			%(asctime)s            | 2024-02-28 23:59:59,007
			%(created)f            | 1709164799.007654
			%(created)d            | 1709164799
			%(msecs)s              | 7.0
			%(msecs)03d            | 007
			%(relativeCreated)d    | 9007
			%(name)s               | com.acme.orders.OrderService
			%(levelname)-8s.       | "WARNING ."
			%(levelno)+05d         | +0030
			%(levelno)#06x         | 0x001e
			%(levelno)#X           | 0X1E
			%(levelno)o            | 36
			%(filename)s           | OrderService.java
			%(module)s             | OrderService
			%(pathname).9s         | com/acme/
			%(funcName)s:%(lineno)d| place:42
			%(process)d            | 4711
			%(processName)s        | projects
			%(service)s            | projects
			%(instance)s           | projects-1
			%(host)s               | node7
			%(thread)d             | 31
			%(threadName).4s       | http
			%(threadName)r         | 'http-nio-8080-exec-1'
			%(taskName)s           | None
			%(lineno)c             | *
			%(mdc.user)s           | ana
			%(mdc.request-id)5s.   | "     ."
			[%(exc_text)s]         | []
			100%% %(message)s      | 100% done
			""")
	void showsEveryAttribute(String format, String expected) {
		TestRecord record = TestRecord.of("done").with(Map.of("user", "ana"));
		assertThat(record.in(utc(format))).isEqualTo(expected + "\n");
	}

	@Test
	void showsEveryAttributeItNames() {
		assertThat(Attributes.NAMES).allSatisfy(
				(name) -> assertThat(TestRecord.of("").in(utc("<%(" + name + ")s>"))).startsWith("<").endsWith(">\n"));
	}

	@Test
	void showsTheTaskOfARecordThatHasOne() {
		PythonFormat format = utc("%(taskName)s|%(taskName)r|%(taskName)7s|%(taskName).3s");
		assertThat(TestRecord.of("").with(Map.of("taskName", "Task-2")).in(format))
			.isEqualTo("Task-2|'Task-2'| Task-2|Tas\n");
		assertThat(TestRecord.of("").in(format)).isEqualTo("None|None|   None|Non\n");
	}

	@Test
	void showsTheNumberThatAnApplicationGivesALevel() {
		PythonFormat format = utc("%(levelname)s %(levelno)d");
		assertThat(TestRecord.of("").leveled(30).in(format)).isEqualTo("WARNING 30\n");
		assertThat(TestRecord.of("").leveled(31).in(format)).isEqualTo("WARNING 31\n");
	}

	@Test
	void showsPythonsNamesForAnUnknownCaller() {
		TestRecord record = TestRecord.of("done").withCaller(null);
		assertThat(record.in(utc("%(pathname)s %(filename)s %(module)s %(lineno)d %(funcName)s")))
			.isEqualTo("(unknown file) (unknown file) (unknown file) 0 (unknown function)\n");
	}

	@Test
	void showsNumbersThatAreNoCharacterAsReplacement() {
		Caller caller = new Caller("A.java", "A.java", "run", -1);
		assertThat(TestRecord.of("").withCaller(caller).in(utc("%(lineno)c"))).isEqualTo("\uFFFD\n");
	}

	@Test
	void followsTheClockInBothDirections() {
		PythonFormat format = new PythonFormat("%(asctime)s", "%H:%M:%S", ZoneOffset.UTC);
		TestRecord record = TestRecord.of("");
		assertThat(record.at(999).in(format)).isEqualTo("00:00:00\n");
		assertThat(record.at(1000).in(format)).isEqualTo("00:00:01\n");
		assertThat(record.at(1999).in(format)).isEqualTo("00:00:01\n");
		assertThat(record.at(-1).in(format)).isEqualTo("23:59:59\n");
		assertThat(record.at(0).in(format)).isEqualTo("00:00:00\n");
	}

	@ParameterizedTest
	@CsvSource({ "%S.%f, 01.234000, 01.235000", "ss.SSS, 01.234, 01.235" })
	void followsFractionsOfASecond(String dateFormat, String first, String second) {
		PythonFormat format = new PythonFormat("%(asctime)s", dateFormat, ZoneOffset.UTC);
		assertThat(TestRecord.of("").at(1234).in(format)).isEqualTo(first + "\n");
		assertThat(TestRecord.of("").at(1235).in(format)).isEqualTo(second + "\n");
	}

	@Test
	void showsEachThreadItsOwnTime() {
		PythonFormat format = new PythonFormat("%(asctime)s", "%s", ZoneOffset.UTC);
		TestRecord record = TestRecord.of("");
		long wrong = LongStream.range(0, 50_000)
			.parallel()
			.filter((i) -> !record.at(i % 3 * 1000).in(format).equals(i % 3 + "\n"))
			.count();
		assertThat(wrong).isZero();
	}

	@Test
	void showsEachOriginOnItsOwn() {
		PythonFormat format = new PythonFormat("%(name)s %(service)s %(process)d", "", ZoneOffset.UTC);
		TestRecord record = TestRecord.of("");
		TestRecord other = record.from(new Origin("other", "other-1", "node7", 4712, 0));
		for (int i = 0; i < 200; i++) {
			assertThat(record.in(format)).isEqualTo("com.acme.orders.OrderService projects 4711\n");
			assertThat(other.in(format)).isEqualTo("com.acme.orders.OrderService other 4712\n");
		}
	}

	@Test
	void escapesNameOfLevel() {
		PythonFormat format = new PythonFormat("%(levelname)s", "", ZoneOffset.UTC);
		assertThat(TestRecord.of("").leveled("a\nb\u00eb").in(format)).isEqualTo("a\\nb\u00eb\n");
	}

	@Test
	void putsTheStackTraceOnItsOwnLines() {
		TestRecord record = TestRecord.of("failed")
			.withTrace("java.lang.IllegalStateException: no\n\tat A.b(A.java:1)");
		assertThat(record.in(utc("%(message)s")))
			.isEqualTo("failed\njava.lang.IllegalStateException: no\n\tat A.b(A.java:1)\n");
	}

	@Test
	void putsTheStackTraceWhereTheFormatNamesIt() {
		TestRecord record = TestRecord.of("failed").withTrace("Error\n\tat A.b(A.java:1)");
		assertThat(record.in(utc("[%(exc_text)s] %(message)s"))).isEqualTo("[Error\n\tat A.b(A.java:1)] failed\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "failed", "failed\n", "failed\n\n" })
	void addsNoEmptyLines(String message) {
		assertThat(TestRecord.of(message).in(utc("%(message)s"))).isEqualTo("failed\n");
		assertThat(TestRecord.of(message).in(utc("%(message)s\n"))).isEqualTo("failed\n");
		assertThat(TestRecord.of(message).withTrace("Error").in(utc("%(message)s"))).isEqualTo("failed\nError\n");
	}

	@Test
	void letsNothingOfARecordForgeALine() {
		String evil = "x\n2025-01-01 INFO forged\r\u2028\u001B[31m";
		TestRecord record = TestRecord.of(evil).named(evil, evil).with(Map.of("user", evil));
		String text = record.in(utc("%(name)s %(threadName)s %(mdc.user)s %(message)s %(message).2s%(name)r|"));
		assertThat(text.lines()).hasSize(2)
			.last()
			.asString()
			.startsWith("\t2025-01-01 INFO forged\\r\\u2028\\x1b[31m x'x");
		assertThat(text).doesNotContain("\r", "\u001B", "\u2028");
	}

	@Test
	void appendsToWhatIsInTheBuffer() {
		LineBuffer line = new LineBuffer();
		PythonFormat format = utc("%(message)s");
		format.format(TestRecord.of("one"), line);
		format.format(TestRecord.of(""), line);
		format.format(TestRecord.of("two"), line);
		assertThat(line.text(0)).isEqualTo("one\n\ntwo\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%(filename)s", "%(funcName)s", "%(lineno)d", "%(module)s", "a %(pathname)-20s" })
	void needsTheCallerToShowIt(String format) {
		assertThat(utc(format).needsCaller()).isTrue();
	}

	@Test
	void needsNoCallerOtherwise() {
		assertThat(utc(DEFAULT + " %(mdc.lineno)s").needsCaller()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					a %(asctim)s        | Conversion '%(asctim)s' at index 2: there is no attribute 'asctim', did you mean 'asctime'?; known are asctime created
					%(levelName)s       | did you mean 'levelname'?
					%(zzzzzzzzzz)s      | there is no attribute 'zzzzzzzzzz'; known are
					%(mdc.)s            | there is no attribute 'mdc.'
					%(name)d            | Conversion '%(name)d' at index 0: 'd' is not for text, and 'name' is text; use %(name)s
					%(taskName)c        | 'c' is not for text
					%(created)x         | 'x' is for whole numbers, and 'created' has a fraction; use d, f or s
					%(created)c         | 'c' is for whole numbers
					%(name)y            | there is no conversion 'y'; use one of s r a d i u o x X e E f F g G c
					%(name)%            | there is no conversion '%'
					%(name)             | Conversion '%(name)' at index 0: it is not finished
					%(name              | it is not finished
					"%(name)s 100%"     | Conversion '%' at index 12: it is not finished
					100% sure           | Conversion '% s' at index 3: it names no attribute; write %(message)s to show one, and %% for a percent sign
					%(name)*s           | '*' is not supported here, write the width as a number
					%(name).*s          | '*' is not supported here, write the precision as a number
					%(name)9999999999s  | the width 9999999999 is larger than 1000
					%(name).1001s       | the precision 1001 is larger than 1000
					""")
	void refusesWhatPythonWouldFailOn(String format, String problem) {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> utc(format)).withMessageContaining(problem);
	}

	@Test
	void refusesAWrongDateFormat() {
		assertThatExceptionOfType(FormatException.class)
			.isThrownBy(() -> new PythonFormat(DEFAULT, "%Q", ZoneOffset.UTC))
			.withMessageContaining("'%Q'");
	}

	private static PythonFormat utc(String format) {
		return new PythonFormat(format, null, ZoneOffset.UTC);
	}

}
