package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.UUID;

import id.projectwise.logging.journal.JournalChunk;
import id.projectwise.logging.journal.JournalStream;
import id.projectwise.logging.protocol.ChunkId;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the journal and how far it is on the current connection. For the shipper's
 * thread.
 */
final class ShippedStream {

	private final JournalStream journal;

	private final boolean live;

	private final Refusals refusals = new Refusals();

	private Phase phase = Phase.NEW;

	private ShippedStream(JournalStream journal, boolean live) {
		this.journal = journal;
		this.live = live;
	}

	static ShippedStream live(JournalStream journal) {
		return new ShippedStream(journal, true);
	}

	/**
	 * Ship a stream to which nothing is appended any more.
	 * @param journal the stream
	 * @return what ships it
	 */
	static ShippedStream ended(JournalStream journal) {
		return new ShippedStream(journal, false);
	}

	/** Begin anew on another connection, unless it is set aside. */
	void restart() {
		if (!isAside()) {
			this.phase = Phase.NEW;
		}
	}

	/**
	 * Take note that the receiver hung up instead of acknowledging this stream. One that
	 * is not live is set aside if that happens again and again, lest it hold up others.
	 * @param now the time in nanoseconds
	 * @return for how long it is set aside, or null if it is not
	 */
	@Nullable Duration refused(long now) {
		Duration delay = this.live ? null : this.refusals.add(now);
		if (delay != null) {
			this.phase = Phase.ASIDE;
		}
		return delay;
	}

	boolean isAside() {
		return this.phase == Phase.ASIDE;
	}

	/**
	 * Begin anew if it was set aside for long enough.
	 * @param now the time in nanoseconds
	 */
	void retry(long now) {
		if (isAside() && this.refusals.isOver(now)) {
			this.phase = Phase.NEW;
		}
	}

	UUID id() {
		return this.journal.id();
	}

	boolean isNew() {
		return this.phase == Phase.NEW;
	}

	boolean isAsked() {
		return this.phase == Phase.ASKED;
	}

	boolean isOpen() {
		return this.phase == Phase.OPEN;
	}

	/**
	 * Return whether there may be something to read, now or later.
	 * @return whether the end was not reached
	 */
	boolean isUnread() {
		return this.phase.compareTo(Phase.OPEN) <= 0;
	}

	boolean isDrained() {
		return this.phase == Phase.READ && this.journal.isDrained();
	}

	boolean isGone() {
		return this.phase == Phase.GONE;
	}

	/**
	 * Begin by asking the receiver for its mark.
	 * @return the question, to be sent
	 */
	InFlight ask() {
		this.phase = Phase.ASKED;
		return new InFlight(this, ChunkId.question(this.journal.id()), 0, 0);
	}

	/**
	 * Go on at the receiver's mark.
	 * @param mark the position up to which the receiver has the stream; null if it keeps
	 * none, negative if it does not know the stream: then at what was acknowledged last
	 */
	void resume(@Nullable Long mark) {
		long position = (mark == null || mark < 0) ? this.journal.acknowledged() : mark;
		this.journal.rewind(position);
		this.phase = Phase.OPEN;
	}

	/**
	 * Read on.
	 * @param target where the payloads go
	 * @return what was read, or null if there is nothing now
	 */
	@Nullable JournalChunk read(byte[] target) {
		JournalChunk chunk = this.journal.read(target);
		if (chunk == null && !this.live) {
			this.phase = Phase.READ;
		}
		return chunk;
	}

	InFlight message(JournalChunk chunk, int records, int bytes) {
		return new InFlight(this, ChunkId.data(this.journal.id(), chunk.from(), chunk.to()), records, bytes);
	}

	void acknowledge(long position) {
		this.refusals.reset();
		this.journal.acknowledge(position);
	}

	/**
	 * End a drained stream by telling the receiver.
	 * @return the end mark, to be sent
	 */
	InFlight end() {
		this.phase = Phase.ENDING;
		return new InFlight(this, ChunkId.end(this.journal.id()), 0, 0);
	}

	/** Remove a drained stream from the journal. */
	void forget() {
		this.phase = Phase.GONE;
		this.journal.forget();
	}

	/**
	 * In the order of their coming; up to OPEN there is something to wait for.
	 */
	private enum Phase {

		NEW, ASKED, OPEN, READ, ENDING, ASIDE, GONE

	}

}
