package id.projectwise.listener.route;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * Batches to be used again: their buffers have the size that batches need, and they know
 * the modules of their loggers. Of bounded number and size. Thread-safe.
 */
final class LineBatchPool {

	private static final int MAX_BATCHES = 512;

	private static final long MAX_BYTES = 16 * 1024 * 1024;

	private final Deque<LineBatch> batches = new ArrayDeque<>();

	private long bytes;

	/** Return an empty batch, if there is one. */
	synchronized @Nullable LineBatch take() {
		LineBatch batch = this.batches.pollLast();
		if (batch != null) {
			this.bytes -= batch.capacity();
		}
		return batch;
	}

	/**
	 * Keep a batch, if there is room for it.
	 * @param batch the batch, empty and used by nobody
	 */
	synchronized void giveBack(LineBatch batch) {
		long capacity = batch.capacity();
		if (this.batches.size() < MAX_BATCHES && this.bytes + capacity <= MAX_BYTES) {
			this.bytes += capacity;
			this.batches.addLast(batch);
		}
	}

}
