package id.projectwise.logging.ship;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalChunk;
import id.projectwise.logging.protocol.Ack;

/**
 * Ships the journal while there is a connection. For the shipper's thread.
 */
final class Session {

	private static final byte[] NOTHING = {};

	private final byte[] batch = new byte[Math.max(Journal.MAX_RECORD_BYTES, 1024 * 1024)];

	private final Pace pace = new Pace();

	private final Streams streams;

	private final Frames frames;

	private final Function<Gap, byte[]> gapEntry;

	private final DrainGate gate;

	private final ShipperEvents events;

	private final Patience patience;

	private final Connection connection;

	private final Window window;

	Session(Streams streams, Frames frames, Function<Gap, byte[]> gapEntry, DrainGate gate, ShipperEvents events,
			Patience patience, Connection connection) {
		this.streams = streams;
		this.frames = frames;
		this.gapEntry = gapEntry;
		this.gate = gate;
		this.events = events;
		this.patience = patience;
		this.connection = connection;
		this.window = connection.window();
	}

	/**
	 * Ship until there is no connection any more.
	 * @param closed tells when to end
	 * @throws IOException why there is no connection any more
	 */
	void run(BooleanSupplier closed) throws IOException {
		this.streams.restart();
		while (!closed.getAsBoolean()) {
			this.connection.check();
			long request = this.gate.request();
			int read = step();
			if (read == 0 && this.window.isEmpty()) {
				this.gate.settled(request, !this.streams.isAnyAside());
			}
			rest(read);
		}
	}

	private int step() throws IOException {
		settle();
		this.streams.refresh();
		begin(this.streams.own());
		begin(this.streams.adopted());
		int read = shipFirst(this.streams.own()) + shipFirst(this.streams.adopted());
		endDrained(this.streams.own());
		endDrained(this.streams.adopted());
		return read;
	}

	private void settle() {
		for (InFlight message = this.window.settle(); message != null; message = this.window.settle()) {
			Ack ack = Objects.requireNonNull(message.ack());
			this.events.answered();
			this.patience.learn(message.chunk().kind(), ack.mark() != null);
			this.events.learned(this.patience.keepsMarks());
			switch (message.chunk().kind()) {
				case QUESTION -> message.stream().resume(ack.mark());
				case DATA -> {
					message.stream().acknowledge(message.chunk().to());
					this.events.acknowledged(message);
				}
				case END -> message.stream().forget();
			}
		}
	}

	private void begin(List<ShippedStream> streams) throws IOException {
		for (ShippedStream stream : streams) {
			if (stream.isNew() && !this.patience.asks()) {
				stream.resume(null);
			}
			else if (stream.isNew() && this.window.hasRoom()) {
				send(stream.ask(), NOTHING);
			}
		}
	}

	/** Ship a batch of the first stream that has not been read to its end. */
	private int shipFirst(List<ShippedStream> streams) throws IOException {
		for (ShippedStream stream : streams) {
			int read = ship(stream);
			if (read > 0 || stream.isUnread()) {
				return read;
			}
		}
		return 0;
	}

	private int ship(ShippedStream stream) throws IOException {
		if (!stream.isOpen() || !this.window.hasRoom()) {
			return 0;
		}
		JournalChunk chunk = stream.read(this.batch);
		if (chunk == null) {
			return 0;
		}
		Gap gap = chunk.gap();
		byte[] entries = (gap != null) ? this.gapEntry.apply(gap) : this.batch;
		InFlight message = (gap != null) ? stream.message(chunk, 1, entries.length)
				: stream.message(chunk, chunk.records(), chunk.length());
		send(message, entries);
		this.events.shipped(message);
		return message.bytes();
	}

	private void endDrained(List<ShippedStream> streams) throws IOException {
		for (ShippedStream stream : streams) {
			if (stream.isDrained() && !Boolean.TRUE.equals(this.patience.keepsMarks())) {
				stream.forget();
			}
			else if (stream.isDrained() && this.window.hasRoom()) {
				send(stream.end(), NOTHING);
			}
		}
	}

	private void send(InFlight message, byte[] entries) throws IOException {
		this.connection.send(message, this.frames, entries);
	}

	private void rest(int read) {
		boolean waits = !this.window.hasRoom() || this.gate.isWanted() || this.streams.isAnyAsked();
		long nanos = waits ? 0 : this.pace.restAfter(read);
		if (waits && read == 0) {
			this.connection.await(Pace.LONGEST_NANOS);
		}
		else if (nanos > 0) {
			LockSupport.parkNanos(this, nanos);
		}
	}

}
