package id.projectwise.listener.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock of UTC that stands still until a test moves it, from any thread.
 */
final class MutableClock extends Clock {

	private volatile Instant now;

	private MutableClock(Instant now) {
		this.now = now;
	}

	static MutableClock at(String utc) {
		return new MutableClock(instantAt(utc));
	}

	static long millisAt(String utc) {
		return instantAt(utc).toEpochMilli();
	}

	private static Instant instantAt(String utc) {
		return LocalDateTime.parse(utc).toInstant(ZoneOffset.UTC);
	}

	void set(String utc) {
		this.now = instantAt(utc);
	}

	void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
