package id.projectwise.logging.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import id.projectwise.logging.journal.SegmentFiles.Freed;
import org.jspecify.annotations.Nullable;

/**
 * Makes blank segments within the size limit, one ahead on a thread of its own, and uses
 * those again that were freed. Methods that return quickly are called under the lock of
 * the journal.
 */
final class SegmentPool implements Closeable {

	private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(DiskFailure.RETRY_MILLIS);

	/** How often files are looked after. */
	private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final long PREPARATION_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(2);

	private final SegmentFiles files;

	private final int segmentSize;

	private final long maxSize;

	private final JournalListener listener;

	private final DiskFailure failure;

	private final ReentrantLock lock;

	/** A segment is to be made ahead, or the pool is closed. */
	private final Condition wanted;

	/** A segment was made ahead or freed, or the pool is closed. */
	private final Condition available;

	private Runnable check = () -> {
	};

	private @Nullable BlankSegment ahead;

	/** How often files were removed from outside. */
	private int restarts;

	private boolean preparing;

	private boolean closed;

	SegmentPool(Path folder, JournalSettings settings, ReentrantLock lock, JournalListener listener) {
		this.segmentSize = settings.segmentSize();
		this.files = new SegmentFiles(folder, this.segmentSize);
		// One that is appended to, one that is read, one made ahead.
		this.maxSize = Math.max(settings.maxSize(), 3L * this.segmentSize);
		this.failure = new DiskFailure(settings.clock(), listener);
		this.lock = lock;
		this.wanted = lock.newCondition();
		this.available = lock.newCondition();
		this.listener = listener;
	}

	/** Take the files into account that are there already. */
	void account(long bytes, long highestNumber) {
		this.files.account(bytes);
		this.files.skip(highestNumber);
	}

	/**
	 * Start to make segments ahead.
	 * @param fileCheck finds out whether files were removed from outside; called now and
	 * then, and before files are used, under the lock
	 */
	void start(Runnable fileCheck) {
		this.check = fileCheck;
		Thread thread = new Thread(this::run, "projectwise-journal");
		thread.setDaemon(true);
		thread.start();
	}

	long diskBytes() {
		return this.files.bytes();
	}

	/** Whether the last attempt to make a segment failed. */
	boolean isDiskFailing() {
		return this.failure.isPresent();
	}

	/**
	 * Take a blank segment; make one if there is none. Under the lock.
	 * @return {@code null} if the limit or the disk does not allow it
	 */
	@Nullable BlankSegment take() {
		BlankSegment blank = this.ahead;
		this.ahead = null;
		if (blank != null && !Files.exists(blank.path())) {
			this.files.account(-this.segmentSize);
			blank = null;
		}
		if (blank == null && mayMake()) {
			blank = make(next());
		}
		wakeIfWanted();
		return blank;
	}

	/** Not at the limit, where each refused record would pay for it. */
	private void wakeIfWanted() {
		if (this.ahead == null && mayMake()) {
			this.wanted.signal();
		}
	}

	/** Make a segment regardless of the limit. */
	BlankSegment makeFirst() throws IOException {
		BlankSegment first = BlankSegment.create(this.files.newPath(), this.segmentSize);
		this.files.account(this.segmentSize);
		return first;
	}

	/**
	 * Wait if a segment is just being made, which takes no longer than doing it oneself
	 * and may be all the limit allows. Under the lock, which is free meanwhile.
	 * @return whether it had to wait
	 */
	boolean awaitPreparation() {
		boolean waits = this.preparing && this.ahead == null;
		return waits && awaitPreparation(PREPARATION_NANOS);
	}

	private boolean awaitPreparation(long nanos) {
		long left = nanos;
		while (this.preparing && left > 0) {
			left = awaitAvailable(left);
		}
		return left > 0;
	}

	/**
	 * Wait, at most as long as is told, until something may have become available.
	 * @return what is left of the time
	 */
	long awaitAvailable(long nanos) {
		return Conditions.await(this.available, nanos);
	}

	private boolean mayMake() {
		boolean fits = this.files.bytes() + this.segmentSize <= this.maxSize && !this.failure.isRecent();
		return !this.closed && (fits || this.files.hasFreed());
	}

	private Freed next() {
		this.check.run();
		return this.files.next();
	}

	private @Nullable BlankSegment make(Freed of) {
		BlankSegment blank = null;
		Throwable reason = null;
		try {
			blank = makeOf(of.path(), of.buffer());
		}
		catch (IOException | InternalError ex) {
			reason = ex;
		}
		note(of, reason);
		return (reason == null) ? blank : null;
	}

	private BlankSegment makeOf(Path path, @Nullable MappedByteBuffer used) throws IOException {
		if (used != null && Files.exists(path)) {
			try {
				BlankSegment blank = BlankSegment.clean(path, used);
				if (!this.lock.isHeldByCurrentThread()) {
					// A fault in mapped memory may be told at the next occasion: this is
					// one, but the first call may return at once.
					LockSupport.parkNanos(1);
					LockSupport.parkNanos(1);
				}
				return blank;
			}
			catch (InternalError ex) {
				// Truncated from outside: as good as none.
			}
		}
		return BlankSegment.create(path, this.segmentSize);
	}

	private void note(Freed of, @Nullable Throwable reason) {
		this.lock.lock();
		try {
			this.failure.note(of.path(), reason);
			if (reason != null) {
				this.files.remove(of);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Go on without files that were removed from outside. Under the lock.
	 * @param folderFromNowOn where segments are made
	 * @param highestNumber of the segments there
	 * @param gone which files were removed
	 */
	void goOn(Path folderFromNowOn, long highestNumber, Predicate<Path> gone) {
		this.restarts++;
		this.files.goOn(folderFromNowOn, gone);
		this.files.skip(highestNumber);
		BlankSegment blank = this.ahead;
		if (blank != null && gone.test(blank.path())) {
			this.ahead = null;
			this.files.account(-this.segmentSize);
		}
	}

	/**
	 * Use a segment again, or remove its file. If it has none any more, it takes no space
	 * from now on. Under the lock.
	 */
	void free(Segment segment) {
		int before = this.restarts;
		if (!segment.isDetached()) {
			this.check.run();
		}
		if (segment.isDetached() || this.restarts != before) {
			this.files.account(-segment.diskLength());
			return;
		}
		MappedByteBuffer buffer = segment.mapping();
		boolean reusable = buffer != null && !segment.broken && buffer.capacity() == this.segmentSize;
		this.files.free(new Freed(segment.path(), segment.diskLength(), reusable ? buffer : null));
		wakeIfWanted();
		this.available.signalAll();
	}

	private void run() {
		boolean goesOn = true;
		while (goesOn) {
			try {
				goesOn = prepareAhead();
			}
			catch (InternalError ex) {
				// Of a page that could not be provided a moment ago: that is told late.
				this.listener.failed("make a segment", this.files.folder(), ex);
			}
		}
	}

	private boolean prepareAhead() {
		Freed next = awaitWanted();
		BlankSegment blank = null;
		try {
			blank = (next != null) ? make(next) : null;
		}
		finally {
			this.lock.lock();
			this.preparing = false;
			this.ahead = (blank != null) ? blank : this.ahead;
			this.available.signalAll();
			this.lock.unlock();
		}
		return next != null;
	}

	private void lookAfterFiles() {
		if (!this.closed) {
			this.check.run();
		}
	}

	private @Nullable Freed awaitWanted() {
		this.lock.lock();
		try {
			while (!this.closed && (this.ahead != null || !mayMake())) {
				Conditions.await(this.wanted, this.failure.isPresent() ? RETRY_NANOS : CHECK_NANOS);
				lookAfterFiles();
			}
			if (this.closed) {
				return null;
			}
			this.preparing = true;
			return next();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Remove what is not used, and end the thread. Under the lock. */
	@Override
	public void close() {
		this.closed = true;
		this.wanted.signalAll();
		awaitPreparation(CLOSE_NANOS);
		BlankSegment blank = this.ahead;
		if (blank != null) {
			this.files.free(new Freed(blank.path(), this.segmentSize, blank.buffer()));
		}
		this.files.removeAll();
		this.available.signalAll();
	}

}
