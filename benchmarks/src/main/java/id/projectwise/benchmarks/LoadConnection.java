package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What one connection has still to send.
 */
final class LoadConnection {

	private static final int CHUNKS_AT_ONCE = 8;

	private final int number;

	private ByteBuffer[] pending = new ByteBuffer[0];

	/** Not pending yet. */
	long chunks;

	LoadConnection(int number) {
		this.number = number;
	}

	/**
	 * Write as much as is taken.
	 * @return whether something is left
	 */
	boolean write(SelectionKey key, Payload payload) throws IOException {
		GatheringByteChannel channel = (GatheringByteChannel) key.channel();
		if (!isPending()) {
			this.pending = next(payload);
		}
		channel.write(this.pending);
		return isPending() || this.chunks > 0;
	}

	private boolean isPending() {
		return this.pending.length > 0 && this.pending[this.pending.length - 1].hasRemaining();
	}

	private ByteBuffer[] next(Payload payload) {
		List<ByteBuffer> buffers = new ArrayList<>();
		for (int i = 0; i < CHUNKS_AT_ONCE && this.chunks > 0; i++, this.chunks--) {
			buffers.addAll(List.of(payload.next(this.number)));
		}
		return buffers.toArray(ByteBuffer[]::new);
	}

}
