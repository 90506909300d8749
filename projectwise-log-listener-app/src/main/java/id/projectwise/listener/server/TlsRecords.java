package id.projectwise.listener.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Stands in front of TLS and hands on whole records only. What is there of the next one
 * is kept here, in memory of its own size and not in the large buffer in which it was
 * received: thousands of connections may have sent no more than that. What is no record
 * of TLS is handed on as it is, to be refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5246#section-6.2.3">RFC 5246, record
 * payload protection</a>
 */
final class TlsRecords extends ChannelInboundHandlerAdapter {

	private static final int HEADER = 5;

	private static final int CHANGE_CIPHER_SPEC = 20;

	private static final int APPLICATION_DATA = 23;

	private static final int LONGEST = (1 << 14) + 2048;

	private final Observer observer;

	private ByteBuf part = Unpooled.EMPTY_BUFFER;

	/**
	 * Create a handler.
	 * @param observer is told what is kept
	 */
	TlsRecords(Observer observer) {
		this.observer = observer;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		ByteBuf received = join(context.alloc(), (ByteBuf) message);
		int whole = wholeRecords(received);
		this.part = received.isReadable(whole + 1)
				? context.alloc()
					.heapBuffer(received.readableBytes() - whole)
					.writeBytes(received, received.readerIndex() + whole, received.readableBytes() - whole)
				: Unpooled.EMPTY_BUFFER;
		if (whole > 0) {
			received.writerIndex(received.readerIndex() + whole);
			context.fireChannelRead(received);
		}
		else {
			received.release();
		}
		this.observer.kept(this.part.readableBytes(), whole > 0);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		release();
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		release();
	}

	/** In an array, which is what TLS is made for in the JDK. */
	private ByteBuf join(ByteBufAllocator allocator, ByteBuf received) {
		try {
			return allocator.heapBuffer(this.part.readableBytes() + received.readableBytes())
				.writeBytes(this.part)
				.writeBytes(received);
		}
		finally {
			received.release();
			release();
		}
	}

	private void release() {
		this.part.release();
		this.part = Unpooled.EMPTY_BUFFER;
	}

	/** Return how many bytes the records take that are there to their end. */
	private static int wholeRecords(ByteBuf bytes) {
		int length = bytes.readableBytes();
		int whole = 0;
		while (length - whole >= HEADER) {
			int at = bytes.readerIndex() + whole;
			int type = bytes.getUnsignedByte(at);
			int payload = bytes.getUnsignedShort(at + HEADER - 2);
			if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA || payload > LONGEST) {
				return length;
			}
			if (length - whole < HEADER + payload) {
				return whole;
			}
			whole += HEADER + payload;
		}
		return whole;
	}

	/**
	 * Takes note of what is kept.
	 */
	interface Observer {

		/**
		 * Something was received.
		 * @param bytes how much there is of an unfinished record
		 * @param isAnother whether it is another one than the last time
		 */
		void kept(int bytes, boolean isAnother);

	}

}
