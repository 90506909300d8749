package id.projectwise.listener.server;

import java.time.Clock;
import java.time.Duration;

import id.projectwise.logging.record.LogRecord;

/**
 * The times that records may have. A record of another time is one of the time of its
 * arrival, and its message says so. For one thread.
 */
final class TimeWindow {

	private static final long MAX_AHEAD_MILLIS = Duration.ofMinutes(10).toMillis();

	private final Clock clock;

	private final long maxAgeMillis;

	private final RetimedRecord retimed = new RetimedRecord();

	private long now;

	/**
	 * Create a window.
	 * @param clock tells the time of arrival
	 * @param maxAge how old a record may be
	 */
	TimeWindow(Clock clock, Duration maxAge) {
		this.clock = clock;
		this.maxAgeMillis = maxAge.toMillis();
	}

	/**
	 * Set the window to the present time; records that are asked for then arrive now.
	 */
	void open() {
		this.now = this.clock.millis();
	}

	/**
	 * Return a record as it is to be written.
	 * @param record the record
	 * @return the record, or a view of it with another time that is valid until the next
	 * call
	 */
	LogRecord admit(LogRecord record) {
		long time = record.epochMillis();
		boolean isWithin = time >= this.now - this.maxAgeMillis && time <= this.now + MAX_AHEAD_MILLIS;
		return isWithin ? record : this.retimed.of(record, this.now);
	}

}
