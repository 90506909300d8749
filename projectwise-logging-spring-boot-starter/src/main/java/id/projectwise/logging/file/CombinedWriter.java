package id.projectwise.logging.file;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
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

	private static final AtomicIntegerFieldUpdater<CombinedWriter> WRITING = AtomicIntegerFieldUpdater
		.newUpdater(CombinedWriter.class, "writing");

	private static final AtomicIntegerFieldUpdater<CombinedWriter> QUEUE_LOCK = AtomicIntegerFieldUpdater
		.newUpdater(CombinedWriter.class, "queueLock");

	private static final IOException UNFINISHED = new IOException("The writing thread failed");

	private final Output output;

	// Given back by assignments: a thread that is out of stack cannot call a method.
	private volatile int writing;

	private volatile int queueLock;

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
			if (WRITING.compareAndSet(this, 0, 1)) {
				try {
					return lead(line, offset, length);
				}
				finally {
					this.writing = 0;
				}
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
				this.queueLock = 0;
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
		for (int round = 0; !WRITING.compareAndSet(this, 0, 1); round++) {
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
			this.writing = 0;
		}
	}

	private @Nullable IOException lead(byte[] line, int offset, int length) {
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
			this.queueLock = 0;
		}
		writePending();
		return (end > 0) ? batch.resultOf(end) : writeAlone(line, offset, length);
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
		for (int round = 0; !batch.done; round++) {
			if (WRITING.compareAndSet(this, 0, 1)) {
				try {
					writePending();
				}
				finally {
					this.writing = 0;
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
		this.queueLock = 0;
		if (batch != null) {
			// Whatever happens, those who wait for this batch must not wait for ever.
			IOException failure = UNFINISHED;
			int written = 0;
			try {
				failure = writeAlone(bytes, 0, batch.length);
				written = (failure == null) ? batch.length
						: (failure instanceof ShortWriteException partial) ? partial.written() : 0;
			}
			finally {
				batch.written = written;
				batch.failure = failure;
				batch.done = true;
			}
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
		for (int round = 0; !QUEUE_LOCK.compareAndSet(this, 0, 1); round++) {
			pause(round);
		}
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
