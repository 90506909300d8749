package id.projectwise.listener.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;

/**
 * Keeps a part of a TLS record in memory of its own size, and not in the large buffer in
 * which it was received: thousands of connections may have sent no more than that.
 */
final class TlsPieces {

	private static final int LARGE = 4096;

	private TlsPieces() {
	}

	/**
	 * Add what was received to what is there.
	 * @param allocator where memory comes from
	 * @param cumulation what is there, released if something else takes its place
	 * @param received what was received, released if it is not returned
	 * @return all of it
	 */
	static ByteBuf cumulate(ByteBufAllocator allocator, ByteBuf cumulation, ByteBuf received) {
		return ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, cumulation, fitting(allocator, received));
	}

	private static ByteBuf fitting(ByteBufAllocator allocator, ByteBuf received) {
		int length = received.readableBytes();
		if (length > LARGE || length > received.capacity() / 2) {
			return received;
		}
		try {
			return allocator.heapBuffer(length).writeBytes(received);
		}
		finally {
			received.release();
		}
	}

}
