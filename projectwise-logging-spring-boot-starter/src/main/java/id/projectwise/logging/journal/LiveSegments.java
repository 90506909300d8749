package id.projectwise.logging.journal;

import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The active segment of the live stream, and the turn to the next one. What is refused
 * becomes a gap at the end of the active segment: its position is known in advance, so
 * noting it is all there is to do, whatever dies afterwards. Under the lock of the
 * journal unless noted.
 */
final class LiveSegments implements LiveEnd {

	/** How many positions a gap takes that no record ever had. */
	static final int GAP_WIDTH = RecordLayout.ALIGNMENT;

	private final SecureRandom random = new SecureRandom();

	private final AtomicLong unnoted = new AtomicLong();

	private final SegmentedStream stream;

	private final long opening;

	private final SegmentPool pool;

	private final Clock clock;

	private final Consumer<DropReason> onGap;

	private volatile AppendSegment active;

	/**
	 * Like {@link #refuseUnnoted()} where no method can be called; may miss one if two
	 * threads are at the end of their stacks at the same instant.
	 */
	volatile long stackless;

	private long refused;

	LiveSegments(SegmentedStream stream, long opening, SegmentPool pool, BlankSegment first, Clock clock,
			Consumer<DropReason> onGap) {
		this.stream = stream;
		this.opening = opening;
		this.pool = pool;
		this.clock = clock;
		this.onGap = onGap;
		this.active = begin(first, 0);
		stream.live(this);
	}

	private AppendSegment begin(BlankSegment blank, long base) {
		MappedByteBuffer buffer = blank.buffer();
		SegmentHeader header = new SegmentHeader(buffer.capacity(), this.stream.id(), this.opening, base,
				this.random.nextLong());
		header.write(buffer);
		VarHandle.releaseFence();
		buffer.putLong(0, SegmentHeader.MAGIC);
		Segment segment = Segment.live(blank, header);
		this.stream.add(segment);
		return new AppendSegment(segment, buffer);
	}

	/** Where records go now. From any thread, without the lock. */
	AppendSegment active() {
		return this.active;
	}

	@Override
	public boolean isActive(Segment segment) {
		return this.active.segment() == segment;
	}

	@Override
	public long tailPosition() {
		return this.active.tailPosition();
	}

	/**
	 * Turn to the next segment.
	 * @return {@code false} if there is none, or no room to note one more gap
	 */
	boolean turn() {
		noteUnnoted();
		BlankSegment blank = (this.stream.state().meta().freeSlotCount() > 0) ? this.pool.take() : null;
		if (blank == null) {
			return false;
		}
		this.active.seal();
		this.active = begin(blank, gapPosition() + ((gap() != null) ? GAP_WIDTH : 0));
		return true;
	}

	private long gapPosition() {
		return this.active.segment().end();
	}

	private @Nullable StoredGap gap() {
		return this.stream.state().meta().gapAt(gapPosition());
	}

	@Override
	public boolean settleGap() {
		noteUnnoted();
		return gap() != null && turn();
	}

	/** Count records that are not kept. */
	void refuse(long count, long epochMillis, DropReason reason) {
		long from = gapPosition();
		StoredGap refusal = new StoredGap(from, from + GAP_WIDTH, count, epochMillis, epochMillis, reason);
		StoredGap before = gap();
		this.stream.state().meta().put((before != null) ? before.with(refusal) : refusal);
		this.refused += count;
		if (before == null) {
			this.onGap.accept(reason);
		}
	}

	/**
	 * Count a record that is not kept, where nothing more can be done: there may be no
	 * stack left, or no page. From any thread, without the lock.
	 */
	void refuseUnnoted() {
		this.unnoted.incrementAndGet();
	}

	/** Make up for what could not be noted when it happened. */
	void noteUnnoted() {
		long count = this.unnoted.getAndSet(0) + this.stackless;
		this.stackless = 0;
		if (count > 0) {
			refuse(count, this.clock.millis(), DropReason.FAILED);
		}
	}

	long refused() {
		return this.refused + this.unnoted.get() + this.stackless;
	}

}
