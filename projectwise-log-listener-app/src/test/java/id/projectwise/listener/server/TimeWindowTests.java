package id.projectwise.listener.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeWindowTests {

	private static final Instant NOW = Instant.parse("2025-08-31T12:00:00.123Z");

	private static final Origin ORIGIN = new Origin("service", "1", "host", 7, 8);

	private final TimeWindow window = new TimeWindow(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofDays(90));

	@BeforeEach
	void open() {
		this.window.open();
	}

	@Test
	void leavesRecordsOfPossibleTimesAsTheyAre() {
		for (Duration age : new Duration[] { Duration.ZERO, Duration.ofDays(90), Duration.ofMinutes(-10) }) {
			LogRecord record = new SentRecord(NOW.minus(age).toEpochMilli());
			assertThat(this.window.admit(record)).isSameAs(record);
		}
	}

	@Test
	void replacesTimesThatAreAheadOrTooOldAndSaysSo() {
		for (String time : new String[] { "2025-08-31T12:10:00.124Z", "2099-01-01T00:00:00Z",
				"2025-06-02T12:00:00.122Z", "1900-01-01T00:00:00Z" }) {
			LogRecord admitted = this.window.admit(new SentRecord(Instant.parse(time).toEpochMilli()));
			assertThat(admitted.epochMillis()).isEqualTo(NOW.toEpochMilli());
			assertThat(admitted.nanoOfSecond()).isEqualTo(123_000_000);
			assertThat(admitted.message()).isEqualTo("text [sent with the time " + time + "]");
		}
	}

	@Test
	void replacesTheMostExtremeTimes() {
		assertThat(this.window.admit(new SentRecord(Long.MAX_VALUE)).epochMillis()).isEqualTo(NOW.toEpochMilli());
		LogRecord admitted = this.window.admit(new SentRecord(Long.MIN_VALUE));
		assertThat(admitted.epochMillis()).isEqualTo(NOW.toEpochMilli());
		assertThat(admitted.message()).startsWith("text [sent with the time -");
	}

	@Test
	void keepsAllElseOfTheRecord() {
		LogRecord admitted = this.window.admit(new SentRecord(0));
		assertThat(admitted.levelName()).isEqualTo("WARNING");
		assertThat(admitted.levelNumber()).isEqualTo(30);
		assertThat(admitted.loggerName()).isEqualTo("app.orders");
		assertThat(admitted.threadName()).isEqualTo("main");
		assertThat(admitted.threadId()).isEqualTo(3);
		assertThat(admitted.arguments()).isNull();
		assertThat(admitted.context()).isEqualTo(Map.of("k", "v"));
		assertThat(admitted.stackTrace()).isEqualTo("trace");
		assertThat(admitted.caller()).isEqualTo(new Caller("a/b.py", "b.py", "f", 4));
		assertThat(admitted.origin()).isSameAs(ORIGIN);
	}

	private record SentRecord(long epochMillis) implements LogRecord {

		@Override
		public int nanoOfSecond() {
			return 5;
		}

		@Override
		public String levelName() {
			return "WARNING";
		}

		@Override
		public int levelNumber() {
			return 30;
		}

		@Override
		public String loggerName() {
			return "app.orders";
		}

		@Override
		public String threadName() {
			return "main";
		}

		@Override
		public long threadId() {
			return 3;
		}

		@Override
		public String message() {
			return "text";
		}

		@Override
		public Object[] arguments() {
			return null;
		}

		@Override
		public Map<String, String> context() {
			return Map.of("k", "v");
		}

		@Override
		public String stackTrace() {
			return "trace";
		}

		@Override
		public Caller caller() {
			return new Caller("a/b.py", "b.py", "f", 4);
		}

		@Override
		public Origin origin() {
			return ORIGIN;
		}

	}

}
