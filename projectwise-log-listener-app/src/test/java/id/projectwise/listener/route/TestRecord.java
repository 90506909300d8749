package id.projectwise.listener.route;

import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record of a worker.
 */
record TestRecord(String loggerName, long epochMillis, String message) implements LogRecord {

	static final Origin ORIGIN = new Origin("orders", "orders-1", "host", 1, 0);

	@Override
	public int nanoOfSecond() {
		return (int) (this.epochMillis % 1000) * 1_000_000;
	}

	@Override
	public String levelName() {
		return "INFO";
	}

	@Override
	public int levelNumber() {
		return 20;
	}

	@Override
	public String threadName() {
		return "main";
	}

	@Override
	public long threadId() {
		return 1;
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return null;
	}

	@Override
	public Map<String, String> context() {
		return Map.of();
	}

	@Override
	public @Nullable String stackTrace() {
		return null;
	}

	@Override
	public @Nullable Caller caller() {
		return null;
	}

	@Override
	public Origin origin() {
		return ORIGIN;
	}

}
