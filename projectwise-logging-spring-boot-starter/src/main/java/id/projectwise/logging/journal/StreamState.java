package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * How far a stream is read and acknowledged, and which of its segments are needed. Under
 * the lock of the journal.
 */
final class StreamState {

	private static final String DELIVERED = "records were acknowledged before by a receiver that does not remember them";

	private StreamMeta meta;

	private final SegmentOwner owner;

	private final StreamSegments segments;

	private final Deliveries deliveries = new Deliveries();

	private @Nullable LiveEnd liveEnd;

	/** The end of the last record, if this is not the live stream. */
	private long end;

	/** The end of the last chunk that was read. */
	private long delivered;

	/** Up to where there is nothing more to read; at least what was delivered. */
	private long looked;

	private @Nullable Segment pinned;

	private long acknowledgedRecords;

	private long droppedRecords;

	StreamState(StreamMeta meta, SegmentOwner owner) {
		this.meta = meta;
		this.owner = owner;
		this.segments = new StreamSegments(owner);
		this.delivered = meta.acknowledged();
		this.looked = this.delivered;
	}

	void live(LiveEnd newLiveEnd) {
		this.liveEnd = newLiveEnd;
	}

	void ended(long endOfRecords) {
		this.end = Math.max(endOfRecords, this.meta.acknowledged());
		for (StoredGap gap : this.meta.gaps()) {
			this.end = Math.max(this.end, gap.to());
		}
	}

	void add(Segment segment) {
		this.segments.add(segment);
	}

	StreamMeta meta() {
		return this.meta;
	}

	long looked() {
		return this.looked;
	}

	long acknowledgedRecords() {
		return this.acknowledgedRecords;
	}

	long droppedRecords() {
		return this.droppedRecords;
	}

	boolean isActive(Segment segment) {
		return this.liveEnd != null && this.liveEnd.isActive(segment);
	}

	/** The gap that comes before any record, as a chunk that is delivered now. */
	@Nullable JournalChunk nextGap() {
		if (this.looked < this.meta.acknowledged()) {
			return deliver(this.meta.acknowledged(), 0, 0, 0, new Gap(0, 0, 0, DELIVERED, this.meta.owner()));
		}
		StoredGap gap = gapBeforeRecords();
		boolean grows = gap != null && this.liveEnd != null && this.segments.after(this.looked) == null;
		if (gap == null || (grows && !settleGap())) {
			return null;
		}
		return deliver(gap.to(), 0, 0, gap.first(), gap.toGap(this.meta.owner()));
	}

	private @Nullable StoredGap gapBeforeRecords() {
		StoredGap gap = this.meta.gapAfter(this.looked);
		return (gap != null && gap.from() <= nextRecordPosition()) ? gap : null;
	}

	private long nextRecordPosition() {
		Segment segment = this.segments.after(this.looked);
		return (segment != null) ? Math.max(this.looked, segment.base()) : Long.MAX_VALUE;
	}

	private boolean settleGap() {
		try {
			return this.liveEnd != null && this.liveEnd.settleGap();
		}
		catch (InternalError ex) {
			this.owner.failed("note records that were dropped", ex);
			return false;
		}
	}

	/** The segment to read next, which is not freed or dropped until {@link #unpin()}. */
	@Nullable Segment pin() {
		this.pinned = this.segments.after(this.looked);
		return this.pinned;
	}

	void unpin() {
		this.pinned = null;
	}

	/** Note what was read of a segment, which is in flight if it has records. */
	@Nullable JournalChunk take(SegmentReader.Batch batch, Segment segment) {
		this.looked = batch.to();
		if (batch.isLost() && this.meta.freeSlotCount() > 1) {
			this.meta.put(StoredGap.missing(this.looked, this.segments.endOfMissing(segment)));
		}
		return (batch.records() > 0)
				? deliver(batch.to(), batch.records(), batch.length(), batch.firstEpochMillis(), null) : null;
	}

	private JournalChunk deliver(long to, int records, int length, long firstEpochMillis, @Nullable Gap gap) {
		JournalChunk chunk = new JournalChunk(this.delivered, to, records, length, gap);
		this.delivered = to;
		this.looked = to;
		try {
			this.meta.send(to);
		}
		catch (InternalError ex) {
			this.owner.failed("note what is sent", ex);
		}
		this.deliveries.add(to, records, firstEpochMillis);
		return chunk;
	}

	/** Whether there may be something after a segment that had no more records. */
	boolean isMoreAfter(Segment segment) {
		StoredGap gap = this.meta.gapAfter(this.looked);
		boolean lost = gap != null && gap.from() <= this.looked;
		return lost || this.looked >= segment.end() || (isActive(segment) && settleGap());
	}

	void rewind(long position) {
		long target = Math.min(position, (this.liveEnd != null) ? this.meta.sent() : this.end);
		acknowledgeUpTo(target);
		this.deliveries.clear();
		this.delivered = target;
		this.looked = target;
	}

	void acknowledge(long position) {
		acknowledgeUpTo(Math.min(position, this.delivered));
	}

	private void acknowledgeUpTo(long position) {
		if (position > this.meta.acknowledged()) {
			try {
				this.meta.acknowledge(position);
			}
			catch (InternalError ex) {
				this.owner.failed("note what is acknowledged", ex);
			}
			this.acknowledgedRecords += this.deliveries.acknowledge(position);
			free(position);
		}
	}

	private void free(long position) {
		Segment first = this.segments.first();
		while (first != null && first.end() <= position && !isInUse(first)) {
			this.segments.remove(first);
			first = this.segments.first();
		}
	}

	private boolean isInUse(Segment segment) {
		return segment == this.pinned || isActive(segment);
	}

	boolean isDrained() {
		return this.liveEnd == null && this.meta.acknowledged() >= this.end;
	}

	void removeAll() {
		this.segments.removeAll();
	}

	/**
	 * Drop the oldest segment whose records are all there and were never sent: of what
	 * the receiver may have, nobody could tell how much is missing.
	 * @return whether there was one
	 */
	boolean dropOldest() {
		for (Segment segment : this.segments.all()) {
			boolean sent = segment.base() < this.meta.sent() && this.meta.acknowledged() < this.meta.sent();
			if (!sent && !isInUse(segment) && drop(segment)) {
				return true;
			}
		}
		return false;
	}

	private boolean drop(Segment segment) {
		try {
			StoredGap dropped = SegmentScan.asGap(segment, Math.max(segment.base(), this.meta.acknowledged()));
			// The last free slot is for what is refused.
			if (dropped == null || this.meta.freeSlotCount() < 2) {
				return false;
			}
			if (dropped.count() > 0 || dropped.reason() == DropReason.MISSING) {
				note(dropped);
			}
			this.segments.remove(segment);
			return true;
		}
		catch (IOException ex) {
			this.owner.failed("drop a segment", ex);
			return false;
		}
	}

	/** Adjoining gaps of which nothing was sent become one. */
	private void note(StoredGap dropped) {
		StoredGap before = this.meta.gapBefore(dropped.from());
		StoredGap after = this.meta.gapAt(dropped.to());
		boolean goesOn = before != null && before.isLike(dropped) && before.from() >= this.meta.sent();
		StoredGap gap = (goesOn && before != null) ? before.with(dropped) : dropped;
		if (after != null && after.isLike(gap)) {
			gap = gap.with(after);
		}
		this.meta.put(gap);
		this.droppedRecords += dropped.count();
		this.end = Math.max(this.end, gap.to());
		if (!goesOn) {
			this.owner.dropping(gap.reason());
		}
	}

	/** Go on without files that were removed, or with all of them in another folder. */
	void detach(boolean all, Path metaPath) throws IOException {
		this.segments.detach(all);
		if (all || !Files.exists(metaPath)) {
			this.meta = this.meta.copyTo(metaPath);
		}
	}

	/** How many bytes are not acknowledged. */
	long bytes() {
		long tail = (this.liveEnd != null) ? this.liveEnd.tailPosition() : this.end;
		return Math.max(0, tail - this.meta.acknowledged());
	}

	/**
	 * The time of the oldest record that is not acknowledged, if no segment needs to be
	 * looked into for it.
	 */
	@Nullable Long oldest() {
		if (!this.deliveries.isEmpty()) {
			return this.deliveries.oldest();
		}
		StoredGap gap = gapBeforeRecords();
		return (gap != null) ? (Long) gap.first() : null;
	}

	/** The segment with the next record, if there is one. */
	@Nullable Segment nextSegment() {
		return this.segments.after(this.looked);
	}

}
