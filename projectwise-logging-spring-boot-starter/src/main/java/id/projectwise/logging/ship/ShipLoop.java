package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * The shipper's thread: connects, ships while connected, and waits before the next
 * attempt.
 */
final class ShipLoop implements Runnable {

	private final Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());

	private final Streams streams;

	private final ShipSettings settings;

	private final Function<Gap, byte[]> gapEntry;

	private final DrainGate gate;

	private final ShipperEvents events;

	private final Patience patience;

	private final Frames frames;

	private final Handshake handshake;

	private volatile boolean closed;

	private volatile @Nullable Socket socket;

	ShipLoop(Streams streams, ShipSettings settings, Function<Gap, byte[]> gapEntry, DrainGate gate,
			ShipperEvents events) {
		this.streams = streams;
		this.settings = settings;
		this.gapEntry = gapEntry;
		this.gate = gate;
		this.events = events;
		this.patience = new Patience(settings.ackTimeout());
		this.frames = new Frames(settings.tag(), settings.gzip());
		this.handshake = new Handshake(settings);
	}

	@Override
	public void run() {
		while (!this.closed) {
			String reason = connectAndShip();
			if (!this.closed) {
				Duration delay = this.backoff.next();
				this.events.lost(reason, delay);
				this.gate.failed();
				pause(delay);
			}
		}
	}

	private String connectAndShip() {
		try {
			this.events.attempted();
			return ship(Connection.open(connect(), this.patience.timeout()));
		}
		catch (IOException ex) {
			return String.valueOf(ex.getMessage());
		}
		catch (RuntimeException | Error ex) {
			// Whatever it is, the thread goes on: there will be another attempt.
			return "Shipping to " + this.settings.destination() + " failed: " + ex;
		}
		finally {
			closeSocket();
		}
	}

	private Link connect() throws IOException {
		Destination destination = this.settings.destination();
		InetAddress[] addresses = destination.resolve();
		Deadline deadline = Deadline.in(this.settings.connectTimeout());
		return this.handshake.perform(destination.connect(addresses, deadline, this::opening), deadline);
	}

	private String ship(Connection connection) {
		this.gate.connected();
		this.events.connected();
		try {
			new Session(this.streams, this.frames, this.gapEntry, this.gate, this.events, this.patience, connection)
				.run(() -> this.closed);
			return "closed";
		}
		catch (IOException ex) {
			String reason = "Connection to " + this.settings.destination() + " lost: " + ex.getMessage();
			if (ex instanceof ProtocolException) {
				this.events.rejected(reason);
			}
			else if (!connection.timedOut()) {
				noteRefusal(connection.window().refused(), reason);
			}
			return reason;
		}
		finally {
			this.patience.learn(connection.window(), connection.timedOut());
			if (connection.wasUseful()) {
				this.backoff.reset();
			}
		}
	}

	private void noteRefusal(@Nullable InFlight refused, String reason) {
		Duration delay = (refused != null && !this.closed) ? this.streams.refused(refused.stream()) : null;
		if (refused != null && delay != null) {
			this.events.refused(refused.stream(), reason, delay);
		}
	}

	private void opening(Socket opening) {
		this.socket = opening;
		if (this.closed) {
			closeSocket();
		}
	}

	private void pause(Duration delay) {
		long begun = System.nanoTime();
		while (!this.closed) {
			boolean hurry = this.gate.isWanted() && delay.compareTo(Backoff.SHORTEST) > 0;
			long nanos = (hurry ? Backoff.SHORTEST : delay).toNanos() - (System.nanoTime() - begun);
			if (nanos <= 0) {
				return;
			}
			LockSupport.parkNanos(this, nanos);
		}
	}

	/** Let the thread end; it still has to be woken. For any thread. */
	void close() {
		this.closed = true;
		this.gate.close();
		closeSocket();
	}

	private void closeSocket() {
		Socket open = this.socket;
		try {
			if (open != null) {
				open.close();
			}
		}
		catch (IOException ex) {
			this.events.failed("Closing the connection to " + this.settings.destination(), ex);
		}
	}

}
