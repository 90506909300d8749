package id.projectwise.logging.logback;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import id.projectwise.logging.format.LineBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Buffers to build lines in, lent for the time of one call. Their number is bounded by
 * the processors and not by the threads, of which virtual ones can be a million; a
 * message whose argument logs while it is shown gets a second one.
 */
final class LineBuffers {

	private static final int SLOTS = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 4);

	/** A slot a cache line, so that threads do not slow one another. */
	private static final int STRIDE = 16;

	private final AtomicReferenceArray<@Nullable LineBuffer> slots = new AtomicReferenceArray<>(SLOTS * STRIDE);

	private final Supplier<LineBuffer> factory;

	/**
	 * Create a store of buffers, empty at first.
	 * @param factory makes one more of them
	 */
	LineBuffers(Supplier<LineBuffer> factory) {
		this.factory = factory;
	}

	LineBuffer take() {
		LineBuffer buffer = this.slots.getAndSet(slot(), null);
		return (buffer != null) ? buffer : this.factory.get();
	}

	void giveBack(LineBuffer buffer) {
		if (!buffer.isOversized()) {
			buffer.clear();
			this.slots.lazySet(slot(), buffer);
		}
	}

	@SuppressWarnings("deprecation") // threadId() came with Java 19
	private static int slot() {
		return ((int) Thread.currentThread().getId() & (SLOTS - 1)) * STRIDE;
	}

}
