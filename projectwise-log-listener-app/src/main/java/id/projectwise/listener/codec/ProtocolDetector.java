package id.projectwise.listener.codec;

import java.util.function.Predicate;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Looks at the first byte of a connection without consuming it, has the handlers of that
 * {@link Protocol} added to the pipeline, hands them what was read and removes itself. A
 * connection that speaks none of the protocols causes an {@link UnknownProtocolException}
 * for the next handlers, and is not read any further.
 */
public final class ProtocolDetector extends ChannelInboundHandlerAdapter {

	private final Predicate<Protocol> installer;

	private boolean isUnknown;

	/**
	 * Create a detector for one connection.
	 * @param installer adds the handlers of a protocol behind this one, unless the
	 * protocol is not served
	 */
	public ProtocolDetector(Predicate<Protocol> installer) {
		this.installer = installer;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws UnknownProtocolException {
		ByteBuf piece = (ByteBuf) message;
		if (this.isUnknown) {
			piece.release();
			return;
		}
		int first = piece.getUnsignedByte(piece.readerIndex());
		Protocol protocol = Protocol.of(first);
		if (protocol == null || !this.installer.test(protocol)) {
			piece.release();
			this.isUnknown = true;
			throw new UnknownProtocolException(first);
		}
		context.fireChannelRead(piece);
		context.pipeline().remove(this);
	}

}
