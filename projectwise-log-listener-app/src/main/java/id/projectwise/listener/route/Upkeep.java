package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

import id.projectwise.logging.file.OwnedTree;

/**
 * What is due between commits: rotation, forcing to the disk every so often, and streams
 * that can be forgotten. For the writing thread.
 */
final class Upkeep {

	private static final long EXPIRY_MILLIS = TimeUnit.MINUTES.toMillis(1);

	/** So that a full table is not sorted for each new stream. */
	private static final int SPARE_FRACTION = 100;

	private final StoreSettings settings;

	private final OwnedTree tree;

	private final StateDirectory state;

	private final Path root;

	private final Clock clock;

	private final long startMillis;

	private final StoreListener listener;

	private long forcedAtNanos = System.nanoTime();

	private long expiredAtMillis;

	Upkeep(StoreSettings settings, OwnedTree tree, StateDirectory state) {
		this.settings = settings;
		this.tree = tree;
		this.state = state;
		this.root = settings.tree().root();
		this.clock = settings.tree().clock();
		this.startMillis = this.clock.millis();
		this.expiredAtMillis = this.startMillis;
		this.listener = settings.listener();
	}

	/** Do what is due; called after each commit and every second. */
	void run() {
		try {
			this.tree.maintain();
		}
		catch (IOException ex) {
			this.listener.failed("Rotation", this.root, ex);
		}
		if (this.settings.sync() == SyncPolicy.INTERVAL
				&& System.nanoTime() - this.forcedAtNanos >= this.settings.syncInterval().toNanos()) {
			force();
		}
		if (Math.abs(this.clock.millis() - this.expiredAtMillis) >= EXPIRY_MILLIS) {
			this.expiredAtMillis = this.clock.millis();
			expire();
		}
		forgetSurplus();
	}

	private void force() {
		this.forcedAtNanos = System.nanoTime();
		try {
			this.tree.force();
			this.state.force();
		}
		catch (IOException ex) {
			this.listener.failed(
					"Forcing to the disk (what was written since the last time may not survive" + " a power loss)",
					this.root, ex);
		}
	}

	/** Nothing stays behind that a power loss could take, unless nobody cares. */
	void forceAtEnd() {
		if (this.settings.sync() != SyncPolicy.NEVER) {
			force();
		}
	}

	// Workers cannot have come while there was no listener: nobody was idle then.
	private void expire() {
		long before = this.clock.millis() - this.settings.streamExpiry().toMillis();
		int count = (this.startMillis < before) ? this.state.marks().forgetIdle(before) : 0;
		if (count > 0) {
			this.listener.forgotten(count, "idle for more than " + this.settings.streamExpiry());
		}
	}

	private void forgetSurplus() {
		int max = this.settings.maxStreams();
		int size = this.state.marks().size();
		if (size > max) {
			int count = size - max + max / SPARE_FRACTION;
			this.state.marks().forgetOldest(count);
			this.listener.forgotten(count, "the oldest of more than " + max + " streams");
		}
	}

}
