package id.projectwise.listener.codec;

import java.util.function.Predicate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first bytes of a connection without consuming them, has the handlers of
 * that {@link Protocol} added to the pipeline, hands them what was read and removes
 * itself. A connection that speaks none of the protocols causes an
 * {@link UnknownProtocolException} for the next handlers, and is not read any further.
 */
public final class ProtocolDetector extends ChannelInboundHandlerAdapter {

	private final Predicate<Protocol> installer;

	/** The first byte, if it came alone and does not tell enough. */
	private byte @Nullable [] alone;

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
		ByteBuf piece = withFirst((ByteBuf) message);
		boolean isHandedOn = false;
		try {
			Protocol protocol = this.isUnknown ? null : detect(piece);
			if (protocol != null) {
				isHandedOn = true;
				context.fireChannelRead(piece);
				context.pipeline().remove(this);
			}
		}
		finally {
			if (!isHandedOn) {
				piece.release();
			}
		}
	}

	private ByteBuf withFirst(ByteBuf piece) {
		byte[] first = this.alone;
		this.alone = null;
		return (first != null) ? Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(first), piece) : piece;
	}

	/**
	 * Return the protocol, whose handlers are there now, or null if one byte is not
	 * enough.
	 */
	private @Nullable Protocol detect(ByteBuf piece) throws UnknownProtocolException {
		int first = piece.getUnsignedByte(piece.readerIndex());
		Protocol protocol = Protocol.of(first);
		if (protocol == null) {
			throw unknown(UnknownProtocolException.of(first));
		}
		if (protocol.needsSecond()) {
			if (piece.readableBytes() == 1) {
				this.alone = new byte[] { (byte) first };
				return null;
			}
			int second = piece.getUnsignedByte(piece.readerIndex() + 1);
			if (!protocol.hasSecond(second)) {
				throw unknown(UnknownProtocolException.of(first, second));
			}
		}
		if (!this.installer.test(protocol)) {
			throw unknown(UnknownProtocolException.notServed(protocol));
		}
		return protocol;
	}

	private UnknownProtocolException unknown(UnknownProtocolException exception) {
		this.isUnknown = true;
		return exception;
	}

}
