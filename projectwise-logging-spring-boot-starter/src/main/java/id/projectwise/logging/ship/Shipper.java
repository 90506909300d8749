package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import id.projectwise.logging.journal.Gap;
import id.projectwise.logging.journal.Journal;

/**
 * Ships a journal to a receiver of the Fluent Forward protocol, on a daemon thread of its
 * own, for as long as it takes: connections that are lost are made again without end.
 * Towards our listener each record arrives exactly once, because shipping goes on where
 * the listener says it is; towards other receivers at least once.
 *
 * <p>
 * Ends of the network that keep silent, hang up or talk nonsense cost records neither:
 * they stay in the journal until they are acknowledged.
 *
 * @see <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1">Forward
 * Protocol Specification v1</a>
 */
public final class Shipper {

	private static final long CLOSING_MILLIS = 2000;

	private final Journal journal;

	private final DrainGate gate;

	private final ShipperEvents events;

	private final ShipLoop loop;

	private final Thread thread;

	private Shipper(Journal journal, ShipSettings settings, Function<Gap, byte[]> gapEntry, ShipperListener listener) {
		this.journal = journal;
		this.gate = new DrainGate();
		this.events = new ShipperEvents(settings, listener);
		Streams streams = new Streams(journal.recovered(), journal.live(), journal::adopt, System::nanoTime);
		this.loop = new ShipLoop(streams, settings, gapEntry, this.gate, this.events);
		this.thread = new Thread(this.loop, "log-shipper");
		this.thread.setDaemon(true);
	}

	/**
	 * Start to ship. Does not wait for anything.
	 * @param journal what to ship; the shipper is its one reader
	 * @param settings where to and how
	 * @param gapEntry makes the entry that tells of records that are missing; called on
	 * the shipper's thread
	 * @param listener told what happens
	 * @return the shipper
	 */
	public static Shipper start(Journal journal, ShipSettings settings, Function<Gap, byte[]> gapEntry,
			ShipperListener listener) {
		Shipper shipper = new Shipper(journal, settings, gapEntry, listener);
		shipper.thread.start();
		return shipper;
	}

	/**
	 * Return what the shipper is doing. For any thread.
	 * @return figures of one moment
	 */
	public ShipperState state() {
		return this.events.state();
	}

	/**
	 * Wait until all that was appended before this call is acknowledged. Attempts to
	 * connect are made in quick succession meanwhile; if there never was a connection,
	 * one is all that is waited for.
	 * @param timeout how long at most
	 * @return whether all is acknowledged; false after the timeout, when there is no
	 * hope, when the shipper is closed or the calling thread interrupted
	 */
	public boolean drain(Duration timeout) {
		return this.journal.state().bytes() == 0 || this.gate.await(timeout, () -> LockSupport.unpark(this.thread));
	}

	/**
	 * End shipping at once; what is not acknowledged stays in the journal, which may be
	 * closed afterwards. Returns when the thread has ended, or after two seconds if it
	 * hangs in the resolver of host names.
	 */
	public void close() {
		this.loop.close();
		LockSupport.unpark(this.thread);
		try {
			this.thread.join(CLOSING_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
