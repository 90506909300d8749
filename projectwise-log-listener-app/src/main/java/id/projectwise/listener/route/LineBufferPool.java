package id.projectwise.listener.route;

import java.util.ArrayDeque;
import java.util.Deque;

import id.projectwise.logging.format.LineBuffer;

/**
 * Buffers that grew to the size batches need, up to a limit for all of them. Thread-safe.
 */
final class LineBufferPool {

	private static final long MAX_BYTES = 16 * 1024 * 1024;

	private final Deque<LineBuffer> buffers = new ArrayDeque<>();

	private long bytes;

	synchronized LineBuffer take() {
		LineBuffer buffer = this.buffers.pollLast();
		if (buffer == null) {
			return new LineBuffer();
		}
		this.bytes -= buffer.array().length;
		return buffer;
	}

	synchronized void giveBack(LineBuffer buffer) {
		int length = buffer.array().length;
		if (this.bytes + length <= MAX_BYTES) {
			buffer.clear();
			this.bytes += length;
			this.buffers.addLast(buffer);
		}
	}

}
