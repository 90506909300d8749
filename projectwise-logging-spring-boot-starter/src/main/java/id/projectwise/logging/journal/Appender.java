package id.projectwise.logging.journal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Appends records: without a lock as long as the active segment has room. Whoever finds
 * it full turns to the next one under the lock of the journal, and the policy decides
 * what happens if there is none.
 */
final class Appender {

	private static final int STACK_PROBE = 400;

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(SegmentPool.RETRY_MILLIS);

	private static final long CLOSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

	private final LongAdder offered = new LongAdder();

	private final LiveSegments live;

	private final SegmentPool pool;

	private final List<SegmentedStream> streams;

	private final ReentrantLock lock;

	private final OverflowPolicy policy;

	private final long blockNanos;

	private final int maxLength;

	private boolean closed;

	/**
	 * Create an appender.
	 * @param live where records go
	 * @param pool makes segments
	 * @param streams all streams of the folder, oldest first, the live one last
	 * @param lock the lock of the journal
	 * @param settings what to do at the limit
	 * @param maxLength the largest payload
	 */
	Appender(LiveSegments live, SegmentPool pool, List<SegmentedStream> streams, ReentrantLock lock,
			JournalSettings settings, int maxLength) {
		this.live = live;
		this.pool = pool;
		this.streams = streams;
		this.lock = lock;
		this.policy = settings.policy();
		this.blockNanos = settings.blockTimeout().toNanos();
		this.maxLength = maxLength;
	}

	boolean append(byte[] payload, int offset, int length, long epochMillis) {
		boolean counted = false;
		try {
			this.offered.increment();
			counted = true;
			return tryAppend(payload, offset, length, epochMillis);
		}
		catch (Throwable ex) {
			// Out of stack, a page that the disk could not provide, a stopped thread:
			// counted, and told by the gap.
			try {
				if (!counted) {
					this.offered.increment();
					counted = true;
				}
				this.live.refuseUnnoted();
			}
			catch (Throwable second) {
				// There is no stack for another call.
				this.live.stackless += counted ? 1 : 0;
			}
			return false;
		}
	}

	private boolean tryAppend(byte[] payload, int offset, int length, long epochMillis) {
		if (length < 1 || length > this.maxLength) {
			refuse(epochMillis);
			return false;
		}
		AppendSegment segment = this.live.active();
		while (segment != null && !segment.append(payload, offset, length, epochMillis)) {
			probeStack(STACK_PROBE);
			segment = next(segment, epochMillis);
		}
		return segment != null;
	}

	/**
	 * Run out of stack here rather than in the middle of a turn.
	 */
	private static int probeStack(int depth) {
		return (depth == 0) ? 0 : 1 + probeStack(depth - 1);
	}

	private void refuse(long epochMillis) {
		this.lock.lock();
		try {
			this.live.refuse(1, epochMillis, DropReason.TOO_LARGE);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The segment after a full one, or {@code null} if the record is refused. */
	private @Nullable AppendSegment next(AppendSegment full, long epochMillis) {
		long start = System.nanoTime();
		this.lock.lock();
		try {
			while (this.live.active() == full) {
				if (this.closed) {
					this.live.refuseUnnoted();
					return null;
				}
				if (!this.pool.awaitPreparation() && !this.live.turn() && !makeRoom(start)) {
					this.live.refuse(1, epochMillis, this.pool.isDiskFailing() ? DropReason.DISK : DropReason.NEWEST);
					return null;
				}
			}
			return this.live.active();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Whether it makes sense to look for a segment again. */
	private boolean makeRoom(long start) {
		return switch (this.policy) {
			case DROP_OLDEST -> dropOldest();
			case DROP_NEWEST -> false;
			case BLOCK -> awaitRoom(this.blockNanos - (System.nanoTime() - start));
		};
	}

	private boolean dropOldest() {
		if (this.pool.isDiskFailing()) {
			return this.streams.get(this.streams.size() - 1).dropOldest();
		}
		for (SegmentedStream stream : this.streams) {
			if (stream.dropOldest()) {
				return true;
			}
		}
		return false;
	}

	private boolean awaitRoom(long nanos) {
		if (nanos <= 0) {
			return false;
		}
		this.pool.awaitAvailable(Math.min(nanos, LOOK_AGAIN_NANOS));
		return true;
	}

	/** How many records were offered. For any thread. */
	long offered() {
		return this.offered.sum();
	}

	/** Refuse records from now on, and let those in the making be finished. */
	void close() {
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			this.live.noteUnnoted();
			this.closed = true;
			this.live.active().seal();
		}
		finally {
			this.lock.unlock();
		}
		long start = System.nanoTime();
		AppendSegment last = this.live.active();
		while (!last.segment().broken && !last.isPublished() && System.nanoTime() - start < CLOSE_NANOS) {
			Thread.yield();
		}
	}

}
