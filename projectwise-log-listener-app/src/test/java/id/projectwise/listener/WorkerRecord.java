package id.projectwise.listener;

import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record of a worker.
 */
record WorkerRecord(int levelNumber, String levelName, String message, Map<String, String> context,
		@Nullable String stackTrace, @Nullable Caller caller, Origin origin) implements LogRecord {

	static final Origin ORDERS = new Origin("orders", "host-1:4711", "host-1", 4711, 1_700_000_000_000L);

	static WorkerRecord of(String message) {
		return new WorkerRecord(20, "INFO", message, Map.of(), null, null, ORDERS);
	}

	WorkerRecord with(Map<String, String> values) {
		return new WorkerRecord(this.levelNumber, this.levelName, this.message, values, this.stackTrace, this.caller,
				this.origin);
	}

	WorkerRecord with(int number, String name) {
		return new WorkerRecord(number, name, this.message, this.context, this.stackTrace, this.caller, this.origin);
	}

	WorkerRecord withTrace(String trace) {
		return new WorkerRecord(this.levelNumber, this.levelName, this.message, this.context, trace, this.caller,
				this.origin);
	}

	WorkerRecord from(Origin other) {
		return new WorkerRecord(this.levelNumber, this.levelName, this.message, this.context, this.stackTrace,
				this.caller, other);
	}

	WorkerRecord at(Caller place) {
		return new WorkerRecord(this.levelNumber, this.levelName, this.message, this.context, this.stackTrace, place,
				this.origin);
	}

	@Override
	public long epochMillis() {
		return 1_756_635_309_123L;
	}

	@Override
	public int nanoOfSecond() {
		return 123_456_789;
	}

	@Override
	public String loggerName() {
		return "acme.orders.OrderService";
	}

	@Override
	public String threadName() {
		return "http-1";
	}

	@Override
	public long threadId() {
		return 7;
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return null;
	}

}
