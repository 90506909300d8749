package id.projectwise.logging.format;

import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record made for a test.
 */
record TestRecord(long epochMillis, int nanoOfSecond, String levelName, int levelNumber, String loggerName,
		String threadName, long threadId, @Nullable String message, @Nullable Object @Nullable [] arguments,
		Map<String, String> context, @Nullable String stackTrace, @Nullable Caller caller,
		Origin origin) implements LogRecord {

	static TestRecord of(@Nullable String message, @Nullable Object... arguments) {
		Origin origin = new Origin("projects", "projects-1", "node7", 4711, 1_709_164_790_000L);
		Caller caller = new Caller("com/acme/orders/OrderService.java", "OrderService.java", "place", 42);
		return new TestRecord(1_709_164_799_007L, 7_654_321, "WARNING", 30, "com.acme.orders.OrderService",
				"http-nio-8080-exec-1", 31, message, (arguments.length > 0) ? arguments : null, Map.of(), null, caller,
				origin);
	}

	TestRecord at(long epochMillis) {
		int nanos = (int) Math.floorMod(epochMillis, 1000L) * 1_000_000;
		return new TestRecord(epochMillis, nanos, this.levelName, this.levelNumber, this.loggerName, this.threadName,
				this.threadId, this.message, this.arguments, this.context, this.stackTrace, this.caller, this.origin);
	}

	TestRecord with(Map<String, String> context) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, context, this.stackTrace, this.caller,
				this.origin);
	}

	TestRecord withTrace(String stackTrace) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, stackTrace, this.caller,
				this.origin);
	}

	TestRecord named(String loggerName, String threadName) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, loggerName,
				threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace, this.caller,
				this.origin);
	}

	TestRecord withCaller(@Nullable Caller caller) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace, caller,
				this.origin);
	}

	TestRecord from(Origin origin) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, this.levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace,
				this.caller, origin);
	}

	TestRecord leveled(String levelName) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, levelName, this.levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace,
				this.caller, this.origin);
	}

	TestRecord leveled(int levelNumber) {
		return new TestRecord(this.epochMillis, this.nanoOfSecond, this.levelName, levelNumber, this.loggerName,
				this.threadName, this.threadId, this.message, this.arguments, this.context, this.stackTrace,
				this.caller, this.origin);
	}

	/**
	 * Return the record in a format, with its line feed.
	 */
	String in(RecordFormat format) {
		LineBuffer line = new LineBuffer();
		format.format(this, line);
		return line.text(0);
	}

}
