package id.projectwise.logging.journal;

import java.nio.file.Path;
import java.time.Clock;

import org.jspecify.annotations.Nullable;

/**
 * Whether segments can be made at present. Tells only of the first of several failures.
 * Under the lock of the journal.
 */
final class DiskFailure {

	static final long RETRY_MILLIS = 1000;

	private final Clock clock;

	private final JournalListener listener;

	private boolean present;

	private long since;

	DiskFailure(Clock clock, JournalListener listener) {
		this.clock = clock;
		this.listener = listener;
	}

	void note(Path path, @Nullable Throwable reason) {
		boolean news = reason != null && !this.present;
		this.present = reason != null;
		if (this.present) {
			this.since = this.clock.millis();
		}
		if (news && reason != null) {
			this.listener.failed("make a segment", path, reason);
		}
	}

	boolean isPresent() {
		return this.present;
	}

	/** Whether it is too early to try again. */
	boolean isRecent() {
		return this.present && Math.abs(this.clock.millis() - this.since) < RETRY_MILLIS;
	}

}
