package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A stream in segments. All state is guarded by the lock of the journal; only records are
 * read without it, from a segment that is pinned meanwhile.
 */
final class SegmentedStream implements JournalStream {

	private static final Gap DELIVERED = new Gap(0, 0, 0,
			"records were acknowledged before by a receiver that does not remember them");

	private final UUID id;

	private final StreamMeta meta;

	private final ReentrantLock lock;

	private final JournalListener listener;

	private final SegmentOwner owner;

	private final SegmentReader reader;

	private final NavigableMap<Long, Segment> segments = new TreeMap<>();

	private final Deliveries deliveries = new Deliveries();

	private @Nullable LiveEnd liveEnd;

	/** The end of the last record, if this is not the live stream. */
	private long end;

	/** The end of the last chunk that was read. */
	private long delivered;

	/** The furthest end of a chunk that was ever read. */
	private long furthest;

	/** Up to where there is nothing more to read; at least what was delivered. */
	private long looked;

	private @Nullable Segment pinned;

	private boolean closed;

	private long acknowledgedRecords;

	private long droppedRecords;

	SegmentedStream(UUID id, StreamMeta meta, ReentrantLock lock, JournalListener listener, SegmentOwner owner) {
		this.id = id;
		this.meta = meta;
		this.lock = lock;
		this.listener = listener;
		this.owner = owner;
		this.reader = new SegmentReader(listener);
		this.delivered = meta.acknowledged();
		this.looked = this.delivered;
		this.furthest = this.delivered;
	}

	/** From now on it is appended to. */
	void live(LiveEnd newLiveEnd) {
		this.liveEnd = newLiveEnd;
	}

	/** Nothing is appended any more, and the last record ends at a position. */
	void ended(long endOfRecords) {
		this.end = Math.max(endOfRecords, this.meta.acknowledged());
		for (StoredGap gap : this.meta.gaps()) {
			this.end = Math.max(this.end, gap.to());
		}
	}

	void add(Segment segment) {
		this.segments.put(segment.base(), segment);
	}

	StreamMeta meta() {
		return this.meta;
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
				chunk = this.closed ? null : nextGap();
				if (chunk == null && !this.closed) {
					segment = segmentAfter(this.looked);
					this.pinned = segment;
				}
			}
			finally {
				this.lock.unlock();
			}
			if (segment != null) {
				chunk = readRecords(segment, target);
			}
			more = chunk == null && segment != null && isMore(segment);
		}
		return chunk;
	}

	private @Nullable JournalChunk nextGap() {
		if (this.looked < this.meta.acknowledged()) {
			return deliver(this.meta.acknowledged(), 0, 0, 0, DELIVERED);
		}
		StoredGap gap = this.meta.gapAfter(this.looked);
		Segment segment = segmentAfter(this.looked);
		if (gap == null || (segment != null && Math.max(this.looked, segment.base()) < gap.from())) {
			return null;
		}
		if (segment == null && this.liveEnd != null && !this.liveEnd.settleGap()) {
			return null;
		}
		return deliver(gap.to(), 0, 0, gap.first(), gap.toGap());
	}

	private @Nullable Segment segmentAfter(long position) {
		Entry<Long, Segment> at = this.segments.floorEntry(position);
		if (at != null && at.getValue().end() > position) {
			return at.getValue();
		}
		Entry<Long, Segment> after = this.segments.higherEntry(position);
		return (after != null) ? after.getValue() : null;
	}

	private @Nullable JournalChunk readRecords(Segment segment, byte[] target) {
		boolean active = this.liveEnd != null && this.liveEnd.isActive(segment);
		SegmentReader.Batch batch = null;
		JournalChunk chunk = null;
		try {
			batch = this.reader.read(segment, Math.max(this.looked, segment.base()), active, target);
		}
		finally {
			this.lock.lock();
			if (batch != null) {
				chunk = take(batch);
			}
			// Not before it is in flight, lest it be dropped in between.
			this.pinned = null;
			this.lock.unlock();
		}
		return chunk;
	}

	private @Nullable JournalChunk take(SegmentReader.Batch batch) {
		this.looked = batch.to();
		return (batch.records() > 0)
				? deliver(batch.to(), batch.records(), batch.length(), batch.firstEpochMillis(), null) : null;
	}

	private JournalChunk deliver(long to, int records, int length, long firstEpochMillis, @Nullable Gap gap) {
		JournalChunk chunk = new JournalChunk(this.delivered, to, records, length, gap);
		this.delivered = to;
		this.looked = to;
		this.furthest = Math.max(this.furthest, to);
		this.deliveries.add(to, records, firstEpochMillis);
		return chunk;
	}

	/** Whether there may be something after a segment that had no more records. */
	private boolean isMore(Segment segment) {
		this.lock.lock();
		try {
			return this.looked >= segment.end()
					|| (this.liveEnd != null && this.liveEnd.isActive(segment) && this.liveEnd.settleGap());
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void rewind(long position) {
		this.lock.lock();
		try {
			long target = Math.min(position, (this.liveEnd != null) ? this.furthest : this.end);
			if (!this.closed && target > this.meta.acknowledged()) {
				noteAcknowledged(target);
			}
			this.deliveries.clear();
			this.delivered = target;
			this.looked = target;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public long acknowledged() {
		this.lock.lock();
		try {
			return this.meta.acknowledged();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void acknowledge(long position) {
		this.lock.lock();
		try {
			long target = Math.min(position, this.delivered);
			if (!this.closed && target > this.meta.acknowledged()) {
				noteAcknowledged(target);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private void noteAcknowledged(long position) {
		try {
			this.meta.acknowledge(position);
		}
		catch (InternalError ex) {
			this.owner.failed("note what is acknowledged", ex);
		}
		this.acknowledgedRecords += this.deliveries.acknowledge(position);
		while (!this.segments.isEmpty()) {
			Segment first = this.segments.firstEntry().getValue();
			if (first.end() > position || isInUse(first)) {
				break;
			}
			remove(first);
		}
	}

	private boolean isInUse(Segment segment) {
		return segment == this.pinned || (this.liveEnd != null && this.liveEnd.isActive(segment));
	}

	private void remove(Segment segment) {
		this.segments.remove(segment.base());
		this.owner.free(segment);
	}

	@Override
	public boolean isDrained() {
		this.lock.lock();
		try {
			return this.liveEnd == null && this.meta.acknowledged() >= this.end;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void forget() {
		this.lock.lock();
		try {
			if (!isDrained()) {
				throw new IllegalStateException("Stream " + this.id + " is not drained");
			}
			this.reader.release();
			while (!this.segments.isEmpty()) {
				remove(this.segments.firstEntry().getValue());
			}
			this.closed = true;
			this.owner.forgotten(this);
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
	 * Drop the oldest segment that is not in flight. Under the lock.
	 * @return whether there was one
	 */
	boolean dropOldest() {
		for (Segment segment : this.segments.values()) {
			boolean inFlight = segment.base() < this.delivered && this.meta.acknowledged() < this.delivered;
			if (!inFlight && !isInUse(segment) && drop(segment)) {
				return true;
			}
		}
		return false;
	}

	private boolean drop(Segment segment) {
		try {
			StoredGap dropped = SegmentScan.asGap(segment, Math.max(segment.base(), this.meta.acknowledged()));
			if (dropped == null || this.meta.freeSlotCount() < 2) {
				return false;
			}
			if (dropped.count() > 0) {
				note(dropped);
			}
			remove(segment);
			return true;
		}
		catch (IOException ex) {
			this.listener.failed("drop a segment", segment.path(), ex);
			return false;
		}
	}

	/** Adjoining gaps that are not read become one. */
	private void note(StoredGap dropped) {
		StoredGap before = this.meta.gapBefore(dropped.from());
		StoredGap after = this.meta.gapAt(dropped.to());
		StoredGap gap = dropped;
		if (before != null && before.from() >= this.delivered) {
			gap = before.with(gap);
		}
		if (after != null) {
			gap = gap.with(after);
		}
		this.meta.put(gap);
		if (gap == dropped) {
			this.owner.dropping(gap.reason());
		}
		this.droppedRecords += dropped.count();
		this.end = Math.max(this.end, gap.to());
	}

	/** How many records were dropped after they were kept. Under the lock. */
	long droppedRecords() {
		return this.droppedRecords;
	}

	/** How many records were acknowledged. Under the lock. */
	long acknowledgedRecords() {
		return this.acknowledgedRecords;
	}

	/** How many bytes are not acknowledged. Under the lock. */
	long bytes() {
		long tail = (this.liveEnd != null) ? this.liveEnd.tailPosition() : this.end;
		return Math.max(0, tail - this.meta.acknowledged());
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
			if (!this.deliveries.isEmpty()) {
				return this.deliveries.oldest();
			}
			StoredGap gap = this.meta.gapAfter(this.looked);
			segment = segmentAfter(this.looked);
			from = (segment != null) ? Math.max(this.looked, segment.base()) : Long.MAX_VALUE;
			if (gap != null && gap.from() <= from) {
				return gap.first();
			}
		}
		finally {
			this.lock.unlock();
		}
		return (segment != null) ? timeAfter(segment, from) : null;
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
