package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one connection has still to send.
 */
final class LoadConnection {

	private static final int CHUNKS_AT_ONCE = 8;

	private final int number;

	private final Wire wire;

	private ByteBuffer[] pending = new ByteBuffer[0];

	/** Not pending yet. */
	long chunks;

	LoadConnection(int number, Wire wire) {
		this.number = number;
		this.wire = wire;
	}

	/**
	 * Write as much as is taken.
	 * @return whether something is left
	 */
	boolean write(Payload payload) throws IOException {
		if (!isPending()) {
			this.pending = next(payload);
		}
		this.wire.write(this.pending);
		return isPending() || this.chunks > 0;
	}

	private boolean isPending() {
		return this.wire.hasUnwritten()
				|| (this.pending.length > 0 && this.pending[this.pending.length - 1].hasRemaining());
	}

	/**
	 * Read what is there.
	 * @return the number of bytes, -1 at the end
	 */
	int read(ByteBuffer target) throws IOException {
		return this.wire.read(target);
	}

	private ByteBuffer[] next(Payload payload) {
		List<ByteBuffer> buffers = new ArrayList<>();
		for (int i = 0; i < CHUNKS_AT_ONCE && this.chunks > 0; i++, this.chunks--) {
			buffers.addAll(List.of(payload.next(this.number)));
		}
		return buffers.toArray(ByteBuffer[]::new);
	}

}
