package id.projectwise.listener.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Whether records can be written, and when to tell about it. For the writing thread.
 */
final class Writability {

	private static final long REPORT_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final StoreListener listener;

	private @Nullable Exception problem;

	private long sinceNanos;

	private long reportedAtNanos;

	Writability(StoreListener listener) {
		this.listener = listener;
	}

	void failed(Exception reason) {
		long now = System.nanoTime();
		boolean isNew = this.problem == null;
		this.problem = reason;
		if (isNew) {
			this.sinceNanos = now;
		}
		if (isNew || now - this.reportedAtNanos >= REPORT_NANOS) {
			this.reportedAtNanos = now;
			this.listener.unwritable(reason, Duration.ofNanos(now - this.sinceNanos));
		}
	}

	void worked() {
		if (this.problem != null) {
			this.problem = null;
			this.listener.writableAgain(Duration.ofNanos(System.nanoTime() - this.sinceNanos));
		}
	}

	@Nullable String problem() {
		Exception reason = this.problem;
		return (reason != null) ? reason.toString() : null;
	}

}
