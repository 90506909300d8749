package id.projectwise.logging.ship;

import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import org.jspecify.annotations.Nullable;

/**
 * A message that was sent and waits for its acknowledgement. Guarded by its
 * {@link Window}.
 */
final class InFlight {

	private final ShippedStream stream;

	private final ChunkId chunk;

	private final String text;

	private final int records;

	private final int bytes;

	private @Nullable Ack ack;

	InFlight(ShippedStream stream, ChunkId chunk, int records, int bytes) {
		this.stream = stream;
		this.chunk = chunk;
		this.text = chunk.toString();
		this.records = records;
		this.bytes = bytes;
	}

	ShippedStream stream() {
		return this.stream;
	}

	ChunkId chunk() {
		return this.chunk;
	}

	String text() {
		return this.text;
	}

	int records() {
		return this.records;
	}

	int bytes() {
		return this.bytes;
	}

	@Nullable Ack ack() {
		return this.ack;
	}

	void acknowledge(Ack ack) {
		this.ack = ack;
	}

}
