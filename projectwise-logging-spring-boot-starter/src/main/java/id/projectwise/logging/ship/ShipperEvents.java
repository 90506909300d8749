package id.projectwise.logging.ship;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * What happens to a shipper: counts it and tells the listener. Written by the shipper's
 * thread, read by any.
 */
final class ShipperEvents {

	private final String destination;

	private final Clock clock;

	private final ShipperListener listener;

	private final AtomicLong attempts = new AtomicLong();

	private final AtomicLong connections = new AtomicLong();

	private final AtomicLong rejections = new AtomicLong();

	private final AtomicLong shippedRecords = new AtomicLong();

	private final AtomicLong shippedBytes = new AtomicLong();

	private final AtomicLong acknowledgedRecords = new AtomicLong();

	private final AtomicLong acknowledgedBytes = new AtomicLong();

	private volatile Link link;

	/** Whether anything was acknowledged on this connection. For the shipper's thread. */
	private boolean answered;

	private volatile @Nullable Boolean keepsMarks;

	private volatile @Nullable String lastError;

	ShipperEvents(ShipSettings settings, ShipperListener listener) {
		this.destination = settings.destination().toString();
		this.clock = settings.clock();
		this.listener = listener;
		this.link = new Link(false, this.clock.instant());
	}

	void attempted() {
		this.attempts.incrementAndGet();
	}

	void connected() {
		this.connections.incrementAndGet();
		this.link = new Link(true, this.clock.instant());
		this.answered = false;
	}

	void answered() {
		if (!this.answered) {
			this.answered = true;
			tell(() -> this.listener.answered(this.destination));
		}
	}

	void learned(@Nullable Boolean marks) {
		boolean news = !Objects.equals(this.keepsMarks, marks);
		this.keepsMarks = marks;
		if (news && Boolean.FALSE.equals(marks)) {
			tell(() -> this.listener.atLeastOnce(this.destination));
		}
	}

	void lost(String reason, Duration delay) {
		this.lastError = reason;
		if (this.link.connected()) {
			this.link = new Link(false, this.clock.instant());
		}
		tell(() -> this.listener.lost(reason, delay));
	}

	void rejected(String reason) {
		this.rejections.incrementAndGet();
		tell(() -> this.listener.rejected(reason));
	}

	void refused(ShippedStream stream, String reason, Duration delay) {
		tell(() -> this.listener.refused(stream.id(), reason, delay));
	}

	void failed(String what, Throwable reason) {
		tell(() -> this.listener.failed(what, reason));
	}

	void shipped(InFlight message) {
		this.shippedRecords.addAndGet(message.records());
		this.shippedBytes.addAndGet(message.bytes());
	}

	void acknowledged(InFlight message) {
		this.acknowledgedRecords.addAndGet(message.records());
		this.acknowledgedBytes.addAndGet(message.bytes());
	}

	ShipperState state() {
		Link now = this.link;
		return new ShipperState(this.destination, now.connected(), now.since(), this.keepsMarks, this.lastError,
				this.attempts.get(), this.connections.get(), this.rejections.get(), this.shippedRecords.get(),
				this.shippedBytes.get(), this.acknowledgedRecords.get(), this.acknowledgedBytes.get());
	}

	private void tell(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException ex) {
			// Shipping goes on, whatever becomes of the tidings.
			this.lastError = "The shipper's listener failed: " + ex;
		}
	}

	private record Link(boolean connected, Instant since) {

	}

}
