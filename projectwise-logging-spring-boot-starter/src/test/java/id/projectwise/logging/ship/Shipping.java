package id.projectwise.logging.ship;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.journal.OverflowPolicy;

/**
 * A journal of lines and the shipper that ships it.
 */
final class Shipping implements Closeable {

	private static final long SIZE = 64L * 1024 * 1024;

	final Events events = new Events();

	final Journal journal;

	final Shipper shipper;

	private Shipping(Journal journal, ShipSettings settings) {
		this.journal = journal;
		this.shipper = Shipper.start(journal, settings, Shipping::entry, this.events);
	}

	static Shipping start(Path directory, int port) throws IOException {
		return start(directory, port, UnaryOperator.identity());
	}

	static Shipping start(Path directory, int port, UnaryOperator<ShipSettings> change) throws IOException {
		return new Shipping(open(directory), change.apply(settings(port)));
	}

	static Journal open(Path directory) throws IOException {
		return Journal.open(new JournalSettings(directory, "shop", "owner", SIZE, OverflowPolicy.DROP_OLDEST,
				Duration.ZERO, Clock.systemUTC()), new JournalListener() {
				});
	}

	static ShipSettings settings(int port) {
		return new ShipSettings("127.0.0.1", port, "projectwise.shop", Duration.ofSeconds(2), Duration.ofSeconds(10),
				false, ShipSecurity.NONE, Clock.systemUTC());
	}

	static UnaryOperator<ShipSettings> ackTimeout(Duration timeout) {
		return (settings) -> new ShipSettings(settings.host(), settings.port(), settings.tag(),
				settings.connectTimeout(), timeout, settings.gzip(), settings.security(), settings.clock());
	}

	static void append(Journal journal, String line) {
		byte[] payload = (line + "\n").getBytes(StandardCharsets.UTF_8);
		if (!journal.append(payload, 0, payload.length, 1_000)) {
			throw new IllegalStateException("Not kept: " + line);
		}
	}

	static void await(String what, BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new AssertionError("Waited in vain for: " + what);
			}
			LockSupport.parkNanos(1_000_000);
		}
	}

	static byte[] entry(Gap gap) {
		return ("gap of " + gap.count() + "\n").getBytes(StandardCharsets.UTF_8);
	}

	void append(String line) {
		append(this.journal, line);
	}

	void append(int from, int to) {
		for (int i = from; i < to; i++) {
			append("line " + i);
		}
	}

	ShipperState state() {
		return this.shipper.state();
	}

	@Override
	public void close() {
		this.shipper.close();
		this.journal.close();
	}

	/**
	 * What the shipper told.
	 */
	static final class Events implements ShipperListener {

		final List<String> lost = new CopyOnWriteArrayList<>();

		final List<Duration> delays = new CopyOnWriteArrayList<>();

		final List<String> rejected = new CopyOnWriteArrayList<>();

		final List<String> answered = new CopyOnWriteArrayList<>();

		final List<String> atLeastOnce = new CopyOnWriteArrayList<>();

		@Override
		public void answered(String destination) {
			this.answered.add(destination);
		}

		@Override
		public void atLeastOnce(String destination) {
			this.atLeastOnce.add(destination);
		}

		@Override
		public void lost(String reason, Duration delay) {
			this.lost.add(reason);
			this.delays.add(delay);
		}

		final List<String> refused = new CopyOnWriteArrayList<>();

		@Override
		public void refused(UUID stream, String reason, Duration delay) {
			this.refused.add(stream + " for " + delay);
		}

		@Override
		public void rejected(String reason) {
			this.rejected.add(reason);
		}

	}

}
