package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SyslogRecordDecoderTests {

	private final SyslogRecordDecoder decoder = new SyslogRecordDecoder(Decoding.settings());

	@Test
	void readsTheFirstExampleOfRfc5424() throws ProtocolException {
		LogRecord record = decode("<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - "
				+ "\uFEFF'su root' failed for lonvick on /dev/pts/8");
		assertThat(Decoding.timeOf(record)).isEqualTo("2003-10-11T22:14:15.003Z");
		assertThat(record.levelName()).isEqualTo("CRITICAL");
		assertThat(record.loggerName()).isEqualTo("su");
		assertThat(record.origin().host()).isEqualTo("mymachine.example.com");
		assertThat(record.origin().processId()).isZero();
		assertThat(record.context()).isEqualTo(Map.of("facility", "auth", "msgid", "ID47"));
		assertThat(record.message()).isEqualTo("'su root' failed for lonvick on /dev/pts/8");
		assertThat(record.stackTrace()).isNull();
	}

	@Test
	void readsTheSecondExampleOfRfc5424() throws ProtocolException {
		LogRecord record = decode("<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - "
				+ "%% It's time to make the do-nuts.");
		assertThat(Decoding.timeOf(record)).isEqualTo("2003-08-24T12:14:15.000003Z");
		assertThat(record.levelName()).isEqualTo("INFO");
		assertThat(record.origin().processId()).isEqualTo(8710);
		assertThat(record.context()).isEqualTo(Map.of("facility", "local4"));
		assertThat(record.message()).isEqualTo("%% It's time to make the do-nuts.");
	}

	@Test
	void makesLabelsOfStructuredData() throws ProtocolException {
		LogRecord record = decode("<165>1 2003-10-11T22:14:15.003Z host evntslog p-1 ID47 "
				+ "[exampleSDID@32473 iut=\"3\" eventSource=\"Appl\\\"ic\\\\ati\\]on\\n\"][examplePriority@32473 "
				+ "class=\"h\u00f6h\"][empty] An application event");
		assertThat(record.context())
			.isEqualTo(Map.of("facility", "local4", "procid", "p-1", "msgid", "ID47", "exampleSDID@32473.iut", "3",
					"exampleSDID@32473.eventSource", "Appl\"ic\\ati]on\\n", "examplePriority@32473.class", "h\u00f6h"));
		assertThat(record.message()).isEqualTo("An application event");
	}

	@Test
	void takesAMessageOfNothingButStructuredData() throws ProtocolException {
		LogRecord record = decode("<165>1 - - - - - [a b=\"c\"]");
		assertThat(Decoding.timeOf(record)).isEqualTo(Decoding.NOW);
		assertThat(record.loggerName()).isEqualTo("syslog");
		assertThat(record.origin().host()).isEqualTo(Decoding.PEER);
		assertThat(record.context()).containsEntry("a.b", "c");
		assertThat(record.message()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[a b=\"c] text", "[a b=c] text", "[a b] text", "[ b=\"c\"] text", "[a =\"c\"] text",
			"[a b=\"c\" text", "[" })
	void leavesBrokenStructuredDataToTheMessage(String data) throws ProtocolException {
		LogRecord record = decode("<165>1 2003-10-11T22:14:15.003Z host app 7 - " + data);
		assertThat(record.loggerName()).isEqualTo("app");
		assertThat(record.message()).isEqualTo(data);
	}

	@Test
	void hasALimitOfStructuredData() throws ProtocolException {
		String atLimit = "<165>1 - - - - - [a" + " b=\"c\"".repeat(1000) + "]";
		assertThat(decode(atLimit).context()).hasSize(2);
		StringBuilder beyond = new StringBuilder("<165>1 - - - - - [a");
		for (int i = 0; i < Decoding.FIELDS; i++) {
			beyond.append(" n").append(i).append("=\"\"");
		}
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(beyond + "]"))
			.withMessage("syslog structured data: more than 64 values (expected: at most 64)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					Nov 22 21:31:59 web-1 orders[4711]: text | 20:31:59 | web-1     | orders  | 4711 | text
					Nov 22 21:31:59 web-1 orders: text       | 20:31:59 | web-1     | orders  | 0    | text
					Nov 22 21:31:59 web-1 orders[4711] text  | 20:31:59 | web-1     | orders  | 4711 | text
					Nov 22 21:31:59 web-1 orders[4711]:text  | 20:31:59 | web-1     | orders  | 4711 | text
					Nov 22 21:31:59 orders[4711]: text       | 20:31:59 | 192.0.2.7 | orders  | 4711 | text
					Nov 22 21:31:59 orders: text: text       | 20:31:59 | 192.0.2.7 | orders  | 0    | text: text
					Nov 22 21:31:59 fe80::1 orders: text     | 20:31:59 | fe80::1   | orders  | 0    | text
					Nov 22 21:31:59 web-1 no tag: text       | 20:31:59 | web-1     | syslog  | 0    | no tag: text
					Nov 22 21:31:59 text                     | 20:31:59 | 192.0.2.7 | syslog  | 0    | text
					Nov 22 2026 21:31:59.5: %SYS-5-CONFIG: a | 20:31:59 | 192.0.2.7 | %SYS-5-CONFIG | 0 | a
					2026-11-22T20:31:59.5+00:00 web-1 orders[4711]: text | 20:31:59 | web-1 | orders | 4711 | text
					2026-11-22T21:31:59+01:00 web-1 orders: text | 20:31:59 | web-1 | orders  | 0    | text
					orders[4711]: text                       | 21:31:59 | 192.0.2.7 | orders  | 4711 | text
					postfix/smtp: text                       | 21:31:59 | 192.0.2.7 | postfix/smtp | 0 | text
					http://example.org is down               | 21:31:59 | 192.0.2.7 | syslog  | 0    | http://example.org is down
					just text                                | 21:31:59 | 192.0.2.7 | syslog  | 0    | just text
					1 error and more text                    | 21:31:59 | 192.0.2.7 | syslog  | 0    | 1 error and more text
					1 - a b c d e                            | 21:31:59 | 192.0.2.7 | syslog  | 0    | 1 - a b c d e
					[a]: text                                | 21:31:59 | 192.0.2.7 | syslog  | 0    | [a]: text
					orders[4711: text                        | 21:31:59 | 192.0.2.7 | syslog  | 0    | orders[4711: text
					""")
	void readsTheManyFormsOfRfc3164(String text, String time, String host, String logger, long processId,
			String message) throws ProtocolException {
		LogRecord record = decode("<13>" + text);
		assertThat(Decoding.timeOf(record).toString()).startsWith("2026-11-22T" + time);
		assertThat(record.origin().host()).isEqualTo(host);
		assertThat(record.loggerName()).isEqualTo(logger);
		assertThat(record.origin().processId()).isEqualTo(processId);
		assertThat(record.message()).isEqualTo(message);
		assertThat(record.context()).isEqualTo(Map.of("facility", "user"));
	}

	@Test
	void makesALabelOfAProcessThatIsNoNumber() throws ProtocolException {
		LogRecord record = decode("<13>orders[worker-1]: text");
		assertThat(record.loggerName()).isEqualTo("orders");
		assertThat(record.context()).containsEntry("procid", "worker-1");
	}

	@Test
	void takesTheYearOfItsArrivalAcrossNewYear() throws ProtocolException {
		Instant newYear = Instant.parse("2027-01-01T00:00:01Z");
		LogRecord record = Decoding.decode(new SyslogRecordDecoder(Decoding.settings(newYear, "UTC")),
				"<13>Dec 31 23:59:59 web-1 orders: late");
		assertThat(Decoding.timeOf(record)).isEqualTo("2026-12-31T23:59:59Z");
	}

	@ParameterizedTest
	@CsvSource({ "0,CRITICAL,kern", "10,CRITICAL,user", "19,ERROR,mail", "28,WARNING,daemon", "37,INFO,auth",
			"46,INFO,syslog", "79,DEBUG,cron", "191,DEBUG,local7" })
	void makesLevelsOfSeverities(int priority, String level, String facility) throws ProtocolException {
		LogRecord record = decode("<" + priority + ">text");
		assertThat(record.levelName()).isEqualTo(level);
		assertThat(record.context()).containsEntry("facility", facility);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<", "<>", "<13", "<192>text", "<1234>text", "<-1>text", "<html>", "<a>", "< 13>text" })
	void refusesAPriorityThatIsNone(String frame) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(frame))
			.withMessageStartingWith("syslog priority: <")
			.withMessageEndingWith("(expected: <0> to <191>)");
	}

	@Test
	void takesAFrameWithoutAPriorityForAFurtherLine() throws ProtocolException {
		LogRecord record = decode("  File \"orders.py\", line 7: in take");
		assertThat(record.message()).isEqualTo("  File \"orders.py\", line 7: in take");
		assertThat(record.levelName()).isEqualTo("INFO");
		assertThat(record.loggerName()).isEqualTo("syslog");
		assertThat(record.context()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "\r\n", "\0" })
	void findsNoRecordInAnEmptyFrame(String frame) throws ProtocolException {
		assertThat(this.decoder.decode(frame.getBytes(StandardCharsets.UTF_8), 0, frame.length(), "")).isNull();
	}

	@Test
	void keepsLineEndsWithinAMessageOnly() throws ProtocolException {
		assertThat(decode("<13>orders: one\ntwo\r\n").message()).isEqualTo("one\ntwo");
	}

	@Test
	void replacesWhatIsNotUtf8() throws ProtocolException {
		LogRecord record = Decoding.decode(this.decoder, "<13>caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(record.message()).isEqualTo("caf\uFFFD");
	}

	@Test
	void forgetsTheRecordBefore() throws ProtocolException {
		decode("<34>1 2003-10-11T22:14:15.003Z host su 7 ID47 [a b=\"c\"] text");
		LogRecord record = decode("<13>text");
		assertThat(record.loggerName()).isEqualTo("syslog");
		assertThat(record.origin().host()).isEqualTo(Decoding.PEER);
		assertThat(record.origin().processId()).isZero();
		assertThat(record.context()).hasSize(1);
		assertThat(Decoding.timeOf(record)).isEqualTo(Decoding.NOW);
	}

	@Test
	void hasTheSameObjectForNamesThatComeAgain() throws ProtocolException {
		decode("<13>orders[1]: a");
		LogRecord record = decode("<13>orders[1]: b");
		String logger = record.loggerName();
		Object origin = record.origin();
		assertThat(decode("<13>orders[1]: c").loggerName()).isSameAs(logger);
		assertThat(decode("<13>orders[1]: d").origin()).isSameAs(origin);
	}

	private LogRecord decode(String frame) throws ProtocolException {
		return Decoding.decode(this.decoder, frame);
	}

}
