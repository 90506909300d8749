package id.projectwise.benchmarks;

import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record of the load for a listener.
 *
 * @param origin who is said to have logged it
 * @param epochMillis when
 * @param loggerName by which logger
 * @param message what
 */
record LoadRecord(Origin origin, long epochMillis, String loggerName, String message) implements LogRecord {

	private static final int INFO = 20;

	@Override
	public int nanoOfSecond() {
		return (int) Math.floorMod(this.epochMillis, 1000L) * 1_000_000;
	}

	@Override
	public String levelName() {
		return "INFO";
	}

	@Override
	public int levelNumber() {
		return INFO;
	}

	@Override
	public String threadName() {
		return "worker-1";
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

}
