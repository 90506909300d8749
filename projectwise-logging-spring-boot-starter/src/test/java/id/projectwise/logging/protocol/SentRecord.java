package id.projectwise.logging.protocol;

import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record to send in a test.
 */
record SentRecord(long epochMillis, int nanoOfSecond, String levelName, int levelNumber, String loggerName,
		String threadName, long threadId, @Nullable String message, @Nullable Object @Nullable [] arguments,
		Map<String, String> context, @Nullable String stackTrace, @Nullable Caller caller,
		Origin origin) implements LogRecord {

	static final Origin ORIGIN = new Origin("orders", "node7:4711", "node7", 4711, 1_709_164_790_000L);

	static SentRecord of(@Nullable String message, @Nullable Object... arguments) {
		return new SentRecord(1_709_164_799_007L, 7_654_321, "WARNING", 30, "com.acme.orders.OrderService",
				"http-nio-8080-exec-1", 31, message, (arguments.length > 0) ? arguments : null, Map.of(), null, null,
				ORIGIN);
	}

	SentRecord at(long newEpochMillis, int newNanoOfSecond) {
		return new SentRecord(newEpochMillis, newNanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace,
				this.caller, this.origin);
	}

	SentRecord leveled(String newLevelName, int newLevelNumber) {
		return new SentRecord(this.epochMillis, this.nanoOfSecond, newLevelName, newLevelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace,
				this.caller, this.origin);
	}

	SentRecord named(String newLoggerName, String newThreadName, long newThreadId) {
		return new SentRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, newLoggerName,
				newThreadName, newThreadId, this.message, this.arguments, this.context, this.stackTrace, this.caller,
				this.origin);
	}

	SentRecord with(Map<String, String> newContext) {
		return new SentRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, newContext, this.stackTrace, this.caller,
				this.origin);
	}

	SentRecord withTrace(String newStackTrace) {
		return new SentRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, newStackTrace, this.caller,
				this.origin);
	}

	SentRecord calledAt(Caller newCaller) {
		return new SentRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace, newCaller,
				this.origin);
	}

	SentRecord from(Origin newOrigin) {
		return new SentRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace,
				this.caller, newOrigin);
	}

}
