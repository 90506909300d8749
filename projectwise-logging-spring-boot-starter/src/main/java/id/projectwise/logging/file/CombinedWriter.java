package id.projectwise.logging.file;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Writes lines of many threads to one output. A thread that finds the output free writes
 * its line at once; those that find it busy leave their lines in a common buffer, and
 * whoever gets the output next writes all of them together. Every call returns after its
 * own line was handed to the operating system.
 * <p>
 * Waiting threads look again instead of being woken: a wake-up costs several times what
 * the write costs. No monitor is held, so virtual threads are not pinned.
 */
public final class CombinedWriter {

	/** The answer after {@link #close()}. */
	static final IOException CLOSED = new IOException("The file is closed");

	private static final int MAX_COMBINED = 64 * 1024;

	private static final int SPINS = (Runtime.getRuntime().availableProcessors() > 1) ? 20 : 0;

	private static final int YIELDS = 200;

	private static final long MAX_PARK_NANOS = 1_000_000;

	private final Output output;

	private final AtomicBoolean writing = new AtomicBoolean();

	private final AtomicBoolean queueLock = new AtomicBoolean();

	/** Guarded by the queue lock, as the two arrays are; read without it as a hint. */
	private volatile @Nullable Batch pending;

	private byte[] pendingBytes = new byte[0];

	private byte[] spareBytes = new byte[0];

	/** Guarded by {@link #writing}. */
	private boolean closed;

	/**
	 * Create a writer.
	 * @param output where the lines go
	 */
	public CombinedWriter(Output output) {
		this.output = output;
	}

	/**
	 * Write one line, whole. Waits no longer than for the writes that are under way.
	 * @param line the array that holds the line
	 * @param offset where it begins
	 * @param length how many bytes it has
	 * @return {@code null} if the line is with the operating system, else why not
	 */
	public @Nullable IOException write(byte[] line, int offset, int length) {
		for (int round = 0;; round++) {
			if (this.writing.compareAndSet(false, true)) {
				return lead(line, offset, length);
			}
			lockQueue();
			Batch batch;
			int end = 0;
			try {
				batch = batchWithRoom(length);
				if (batch != null) {
					end = add(batch, line, offset, length);
				}
			}
			finally {
				unlockQueue();
			}
			if (batch != null) {
				return await(batch, end);
			}
			pause(round);
		}
	}

	/**
	 * Write what is waiting, then close the output; later lines are refused.
	 * @throws IOException if closing fails
	 */
	public void close() throws IOException {
		for (int round = 0; !this.writing.compareAndSet(false, true); round++) {
			pause(round);
		}
		try {
			if (this.closed) {
				return;
			}
			writePending();
			this.closed = true;
			this.output.close();
		}
		finally {
			this.writing.setRelease(false);
		}
	}

	private @Nullable IOException lead(byte[] line, int offset, int length) {
		try {
			Batch batch = this.pending;
			if (batch == null) {
				return writeAlone(line, offset, length);
			}
			int end = 0;
			lockQueue();
			try {
				if (batchWithRoom(length) != null) {
					end = add(batch, line, offset, length);
				}
			}
			finally {
				unlockQueue();
			}
			writePending();
			return (end > 0) ? batch.resultOf(end) : writeAlone(line, offset, length);
		}
		finally {
			this.writing.setRelease(false);
		}
	}

	private @Nullable IOException writeAlone(byte[] line, int offset, int length) {
		if (this.closed) {
			return CLOSED;
		}
		try {
			this.output.write(line, offset, length);
			return null;
		}
		catch (IOException ex) {
			return ex;
		}
		catch (RuntimeException | Error ex) {
			// Out of native memory, for one: those who wait for this batch must not wait
			// for ever.
			return new IOException(ex);
		}
	}

	private @Nullable IOException await(Batch batch, int end) {
		for (int round = 0; !batch.isDone(); round++) {
			if (this.writing.compareAndSet(false, true)) {
				try {
					writePending();
				}
				finally {
					this.writing.setRelease(false);
				}
			}
			else {
				pause(round);
			}
		}
		return batch.resultOf(end);
	}

	/** Called by the thread that holds {@link #writing}. */
	private void writePending() {
		lockQueue();
		Batch batch = this.pending;
		byte[] bytes = this.pendingBytes;
		this.pending = null;
		this.pendingBytes = this.spareBytes;
		this.spareBytes = bytes;
		unlockQueue();
		if (batch != null) {
			writeBatch(batch, bytes);
		}
	}

	private void writeBatch(Batch batch, byte[] bytes) {
		IOException failure = writeAlone(bytes, 0, batch.length);
		if (failure == null) {
			batch.complete(batch.length, null);
		}
		else {
			batch.complete((failure instanceof ShortWriteException partial) ? partial.written() : 0, failure);
		}
	}

	private @Nullable Batch batchWithRoom(int length) {
		Batch batch = this.pending;
		int used = (batch != null) ? batch.length : 0;
		if (used + length > MAX_COMBINED) {
			return null;
		}
		if (this.pendingBytes.length < used + length) {
			this.pendingBytes = grow(this.pendingBytes, used, used + length);
		}
		if (batch == null) {
			batch = new Batch();
			this.pending = batch;
		}
		return batch;
	}

	private int add(Batch batch, byte[] line, int offset, int length) {
		System.arraycopy(line, offset, this.pendingBytes, batch.length, length);
		batch.length += length;
		return batch.length;
	}

	private static byte[] grow(byte[] bytes, int used, int needed) {
		byte[] larger = new byte[Math.min(MAX_COMBINED, Math.max(2048, needed * 2))];
		System.arraycopy(bytes, 0, larger, 0, used);
		return larger;
	}

	/** How many bytes are waiting for the output, as a hint. */
	int waitingBytes() {
		Batch batch = this.pending;
		return (batch != null) ? batch.length : 0;
	}

	private void lockQueue() {
		for (int round = 0; !this.queueLock.compareAndSet(false, true); round++) {
			pause(round);
		}
	}

	private void unlockQueue() {
		this.queueLock.setRelease(false);
	}

	private static void pause(int round) {
		if (round < SPINS) {
			Thread.onSpinWait();
		}
		else if (round < SPINS + YIELDS || Thread.currentThread().isInterrupted()) {
			Thread.yield();
		}
		else {
			LockSupport.parkNanos(Math.min(MAX_PARK_NANOS, 20_000L * (round - SPINS - YIELDS + 1)));
		}
	}

}
