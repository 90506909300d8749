package id.projectwise.logging.logback;

import java.time.Duration;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalState;
import id.projectwise.logging.protocol.EntryEncoder;
import id.projectwise.logging.record.Origin;
import id.projectwise.logging.ship.Shipper;
import id.projectwise.logging.ship.ShipperState;

/**
 * Keeps events in a journal, from which they are shipped to a listener. The bytes in the
 * journal are those on the wire: no line is made here.
 */
public final class JournalSink implements EventSink {

	private final Origin origin;

	private final EntryEncoder encoder;

	private final Journal journal;

	private final Shipper shipper;

	private final Runnable onClose;

	private final LineBuffers buffers = new LineBuffers(LineBuffer::raw);

	/**
	 * Create a sink, which owns the journal and the shipper from now on.
	 * @param origin this process
	 * @param encoder makes the bytes, for the same process
	 * @param journal where the events are kept
	 * @param shipper ships the journal
	 * @param onClose called after the sink was closed
	 */
	public JournalSink(Origin origin, EntryEncoder encoder, Journal journal, Shipper shipper, Runnable onClose) {
		this.origin = origin;
		this.encoder = encoder;
		this.journal = journal;
		this.shipper = shipper;
		this.onClose = onClose;
	}

	@Override
	public void write(ILoggingEvent event) {
		LineBuffer entry = this.buffers.take();
		try {
			this.encoder.encode(new EventRecord(event, this.origin), entry);
			this.journal.append(entry.array(), 0, entry.length(), event.getTimeStamp());
		}
		finally {
			this.buffers.giveBack(entry);
		}
	}

	/**
	 * Wait until the listener has acknowledged everything. What it has not, stays in the
	 * journal.
	 * @param timeout how long to wait at most
	 * @return whether the journal is empty
	 */
	public boolean drain(Duration timeout) {
		return this.shipper.drain(timeout);
	}

	/**
	 * Return how the journal is doing.
	 * @return figures of one moment
	 */
	public JournalState journal() {
		return this.journal.state();
	}

	/**
	 * Return what the shipper is doing.
	 * @return figures of one moment
	 */
	public ShipperState shipper() {
		return this.shipper.state();
	}

	/** Does not wait: the next opening of the journal ships what is left. */
	@Override
	public void close() {
		this.shipper.close();
		this.journal.close();
		this.onClose.run();
	}

}
