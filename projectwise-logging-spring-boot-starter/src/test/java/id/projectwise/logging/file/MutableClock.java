package id.projectwise.logging.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A clock that stands still until a test moves it, from any thread.
 */
final class MutableClock extends Clock {

	private final ZoneId zone;

	private volatile Instant now;

	private MutableClock(Instant now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	/** A clock in a zone, at a local time such as {@code 2025-08-31T23:59:59}. */
	static MutableClock at(String local, String zone) {
		ZoneId id = ZoneId.of(zone);
		return new MutableClock(LocalDateTime.parse(local).atZone(id).toInstant(), id);
	}

	void set(String local) {
		this.now = LocalDateTime.parse(local).atZone(this.zone).toInstant();
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	long millisAt(String local) {
		return LocalDateTime.parse(local).atZone(this.zone).toInstant().toEpochMilli();
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId other) {
		return new MutableClock(this.now, other);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
