package id.projectwise.logging.logback;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.KeyValuePair;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventRecord}.
 */
class EventRecordTests {

	private static final Origin ORIGIN = new Origin("service", "host:1", "host", 1, 0);

	private final LoggerContext context = Events.context();

	private final LoggingEvent event = Events.event(this.context, Level.INFO, "{} text", "argument");

	private final EventRecord record = new EventRecord(this.event, ORIGIN);

	@ParameterizedTest
	@CsvSource({ "TRACE, TRACE, 5", "DEBUG, DEBUG, 10", "INFO, INFO, 20", "WARN, WARNING, 30", "ERROR, ERROR, 40" })
	void showsLevelsAsPythonDoes(String level, String name, int number) {
		EventRecord leveled = new EventRecord(Events.event(this.context, Level.toLevel(level), ""), ORIGIN);
		assertThat(leveled.levelName()).isEqualTo(name);
		assertThat(leveled.levelNumber()).isEqualTo(number);
	}

	@Test
	void showsWhatTheEventSays() {
		assertThat(this.record.loggerName()).isEqualTo("com.acme.orders");
		assertThat(this.record.message()).isEqualTo("{} text");
		assertThat(this.record.arguments()).containsExactly("argument");
		assertThat(this.record.threadName()).isEqualTo(Thread.currentThread().getName());
		assertThat(this.record.origin()).isSameAs(ORIGIN);
		assertThat(this.record.stackTrace()).isNull();
	}

	@Test
	void showsTimeToTheNanosecond() {
		LoggingEvent timed = new LoggingEvent();
		timed.setInstant(Instant.parse("2025-08-31T23:59:59.123456789Z"));
		EventRecord exact = new EventRecord(timed, ORIGIN);
		assertThat(exact.epochMillis()).isEqualTo(Instant.parse("2025-08-31T23:59:59.123Z").toEpochMilli());
		assertThat(exact.nanoOfSecond()).isEqualTo(123_456_789);
	}

	@Test
	void showsMillisecondsOfEventWithoutNanoseconds() {
		LoggingEvent timed = new LoggingEvent();
		timed.setTimeStamp(-877);
		assertThat(new EventRecord(timed, ORIGIN).nanoOfSecond()).isEqualTo(123_000_000);
	}

	@Test
	void findsContextValuesBeforeKeyValuePairs() {
		this.event.setMDCPropertyMap(Map.of("a", "context"));
		this.event.addKeyValuePair(new KeyValuePair("a", "pair"));
		this.event.addKeyValuePair(new KeyValuePair("b", 2));
		assertThat(this.record.context()).containsExactly(Map.entry("a", "context"), Map.entry("b", "2"));
	}

	@Test
	void showsKeyValuePairThatFails() {
		this.event.addKeyValuePair(new KeyValuePair("a", new Events.Failing()));
		this.event.addKeyValuePair(new KeyValuePair("b", 2));
		assertThat(this.record.context()).containsExactly(Map.entry("a", Events.FAILED), Map.entry("b", "2"));
	}

	@Test
	void leavesOutContextWithoutKeyOrValue() {
		Map<String, String> values = new HashMap<>();
		values.put("none", null);
		values.put("some", "value");
		this.event.setMDCPropertyMap(values);
		assertThat(this.record.context()).containsExactly(Map.entry("some", "value"));
		this.event.addKeyValuePair(new KeyValuePair(null, "pair"));
		assertThat(this.record.context()).containsExactly(Map.entry("some", "value"));
	}

	@Test
	void findsTheCaller() {
		this.event.setCallerData(
				new StackTraceElement[] { new StackTraceElement("com.acme.Orders", "place", "Orders.java", 12) });
		assertThat(this.record.caller()).isEqualTo(new Caller("com/acme/Orders.java", "Orders.java", "place", 12));
	}

	@Test
	void knowsNoCallerWhereThereIsNone() {
		this.event.setCallerData(new StackTraceElement[0]);
		assertThat(this.record.caller()).isNull();
	}

	@Test
	void showsCallerWithoutFileAndLine() {
		this.event.setCallerData(new StackTraceElement[] { new StackTraceElement("Orders", "place", null, -2) });
		assertThat(this.record.caller()).isEqualTo(new Caller("(unknown file)", "(unknown file)", "place", 0));
	}

}
