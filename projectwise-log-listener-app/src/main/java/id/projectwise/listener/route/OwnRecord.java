package id.projectwise.listener.route;

import java.time.Instant;
import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A warning of the store itself, for people who read the files.
 *
 * @param time when it is
 * @param origin who the store is
 * @param message what has to be said
 */
record OwnRecord(Instant time, Origin origin, String message) implements LogRecord {

	static final String LOGGER_NAME = "projectwise.listener";

	@Override
	public long epochMillis() {
		return this.time.toEpochMilli();
	}

	@Override
	public int nanoOfSecond() {
		return this.time.getNano();
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
		return LOGGER_NAME;
	}

	@Override
	public String threadName() {
		return Thread.currentThread().getName();
	}

	@Override
	@SuppressWarnings("deprecation") // threadId() came with Java 19
	public long threadId() {
		return Thread.currentThread().getId();
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
