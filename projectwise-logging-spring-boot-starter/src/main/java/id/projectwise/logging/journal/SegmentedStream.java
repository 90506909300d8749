package id.projectwise.logging.journal;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A stream in segments. Its state is guarded by the lock of the journal; only records are
 * read without it, from a segment that is pinned meanwhile.
 */
final class SegmentedStream implements JournalStream {

	private final UUID id;

	private final StreamState state;

	private final ReentrantLock lock;

	private final SegmentOwner owner;

	private final SegmentReader reader;

	private boolean closed;

	SegmentedStream(UUID id, StreamMeta meta, ReentrantLock lock, JournalListener listener, SegmentOwner owner) {
		this.id = id;
		this.state = new StreamState(meta, owner);
		this.lock = lock;
		this.owner = owner;
		this.reader = new SegmentReader(listener);
	}

	/** From now on it is appended to. */
	void live(LiveEnd liveEnd) {
		this.state.live(liveEnd);
	}

	/** Nothing is appended any more, and the last record ends at a position. */
	void ended(long endOfRecords) {
		this.state.ended(endOfRecords);
	}

	/** Under the lock, as soon as several threads know the stream. */
	void add(Segment segment) {
		this.state.add(segment);
	}

	/** Under the lock. */
	StreamState state() {
		return this.state;
	}

	@Override
	public UUID id() {
		return this.id;
	}

	@Override
	public @Nullable JournalChunk read(byte[] target) {
		JournalChunk chunk = null;
		boolean more = true;
		while (chunk == null && more) {
			Segment segment = null;
			this.lock.lock();
			try {
				chunk = this.closed ? null : this.state.nextGap();
				segment = (this.closed || chunk != null) ? null : this.state.pin();
			}
			finally {
				this.lock.unlock();
			}
			if (segment != null) {
				chunk = readRecords(segment, target);
			}
			more = chunk == null && segment != null && isMoreAfter(segment);
		}
		return chunk;
	}

	private @Nullable JournalChunk readRecords(Segment segment, byte[] target) {
		SegmentReader.Batch batch = null;
		JournalChunk chunk = null;
		try {
			long from = Math.max(this.state.looked(), segment.base());
			batch = this.reader.read(segment, from, this.state.isActive(segment), target);
		}
		finally {
			this.lock.lock();
			if (batch != null) {
				chunk = this.state.take(batch, segment);
			}
			// Not before it is in flight, lest it be dropped in between.
			this.state.unpin();
			this.lock.unlock();
		}
		return chunk;
	}

	private boolean isMoreAfter(Segment segment) {
		return locked(() -> this.state.isMoreAfter(segment));
	}

	private <T> T locked(Supplier<T> step) {
		this.lock.lock();
		try {
			return step.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void rewind(long position) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.state.rewind(position);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public long acknowledged() {
		return locked(() -> this.state.meta().acknowledged());
	}

	@Override
	public void acknowledge(long position) {
		this.lock.lock();
		try {
			if (!this.closed) {
				this.state.acknowledge(position);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean isDrained() {
		return locked(this.state::isDrained);
	}

	@Override
	public void forget() {
		this.lock.lock();
		try {
			if (!this.state.isDrained()) {
				throw new IllegalStateException("Stream " + this.id + " is not drained");
			}
			if (!this.closed) {
				this.closed = true;
				this.reader.release();
				this.state.removeAll();
				this.owner.forgotten(this);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Read nothing more. Under the lock. */
	void close() {
		this.closed = true;
	}

	/**
	 * The time of the oldest record that is not acknowledged, or {@code null} if there is
	 * none. Without the lock, since it may have to look into a file.
	 */
	@Nullable Long oldest() {
		Segment segment;
		long from;
		this.lock.lock();
		try {
			Long known = this.state.oldest();
			segment = this.state.nextSegment();
			if (known != null || segment == null) {
				return known;
			}
			from = Math.max(this.state.looked(), segment.base());
		}
		finally {
			this.lock.unlock();
		}
		return timeAfter(segment, from);
	}

	private static @Nullable Long timeAfter(Segment segment, long from) {
		try {
			return SegmentScan.timeAfter(segment, from);
		}
		catch (IOException | InternalError ex) {
			// Delivered meanwhile; or the reading thread finds out, and tells.
			return null;
		}
	}

}
