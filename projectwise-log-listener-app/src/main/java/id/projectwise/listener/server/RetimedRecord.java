package id.projectwise.listener.server;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A record with another time than the one it was sent with, which its message tells.
 */
final class RetimedRecord implements LogRecord {

	private @Nullable LogRecord record;

	private long epochMillis;

	/**
	 * Become a view of a record.
	 * @param newRecord the record
	 * @param newEpochMillis the time it gets
	 * @return this view
	 */
	LogRecord of(LogRecord newRecord, long newEpochMillis) {
		this.record = newRecord;
		this.epochMillis = newEpochMillis;
		return this;
	}

	private LogRecord sent() {
		return Objects.requireNonNull(this.record);
	}

	@Override
	public long epochMillis() {
		return this.epochMillis;
	}

	@Override
	public int nanoOfSecond() {
		return (int) TimeUnit.MILLISECONDS.toNanos(Math.floorMod(this.epochMillis, 1000));
	}

	@Override
	public String message() {
		return sent().message() + " [sent with the time " + Instant.ofEpochMilli(sent().epochMillis()) + "]";
	}

	@Override
	public String levelName() {
		return sent().levelName();
	}

	@Override
	public int levelNumber() {
		return sent().levelNumber();
	}

	@Override
	public String loggerName() {
		return sent().loggerName();
	}

	@Override
	public String threadName() {
		return sent().threadName();
	}

	@Override
	public long threadId() {
		return sent().threadId();
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return sent().arguments();
	}

	@Override
	public Map<String, String> context() {
		return sent().context();
	}

	@Override
	public @Nullable String stackTrace() {
		return sent().stackTrace();
	}

	@Override
	public @Nullable Caller caller() {
		return sent().caller();
	}

	@Override
	public String processName() {
		return sent().processName();
	}

	@Override
	public Origin origin() {
		return sent().origin();
	}

}
