package id.projectwise.listener.codec;

import java.util.function.BooleanSupplier;

import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection's bytes into messages of the <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1">Fluent
 * Forward protocol</a>, each a MessagePack array, and hands on each as a heap buffer that
 * the next handler releases.
 * <p>
 * The work is proportional to the number of bytes, in pieces of any size, and the memory
 * to what has arrived, not to what is announced. The nil that some clients send as a
 * heartbeat between messages is skipped. After malformed input everything is discarded;
 * the {@link ProtocolException} goes to the next handlers. While no message is wanted,
 * what arrives is kept as it is.
 */
public final class ForwardFrameDecoder extends ChannelInboundHandlerAdapter {

	private static final int LEAST_CAPACITY = 1024;

	private final FrameScanner scanner;

	private final BooleanSupplier wanted;

	private @Nullable ByteBuf frame;

	/** What nobody has looked at yet. */
	private @Nullable ByteBuf rest;

	private boolean isFailed;

	/**
	 * Create a decoder for one connection.
	 * @param maxLength the longest message, in bytes
	 * @param wanted whether another message is wanted now; asked before each of them
	 */
	public ForwardFrameDecoder(int maxLength, BooleanSupplier wanted) {
		this.scanner = new FrameScanner(maxLength);
		this.wanted = wanted;
	}

	/**
	 * Allow longer messages, from the next one on.
	 * @param maxLength the longest message, in bytes
	 */
	public void setMaxLength(int maxLength) {
		this.scanner.setMaxLength(maxLength);
	}

	/**
	 * Return how much memory is held for what was received and not handed on.
	 * @return a number of bytes, 0 between messages
	 */
	public int heldBytes() {
		return capacityOf(this.frame) + capacityOf(this.rest);
	}

	/**
	 * Return whether there is something to look at as soon as messages are wanted again.
	 * @return whether bytes are kept
	 */
	public boolean isWaiting() {
		return this.rest != null;
	}

	/**
	 * Look at what is kept: messages are wanted again.
	 * @param context the context of this handler
	 */
	public void goOn(ChannelHandlerContext context) {
		ByteBuf piece = this.rest;
		this.rest = null;
		if (piece != null) {
			try {
				channelRead(context, piece);
			}
			catch (Exception | Error ex) {
				// As Netty does with what comes out of channelRead.
				context.fireExceptionCaught(ex);
			}
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws ProtocolException {
		ByteBuf piece = (ByteBuf) message;
		try {
			while (piece.isReadable() && !this.isFailed && this.rest == null && this.wanted.getAsBoolean()) {
				decode(context, piece);
			}
			keep(context, piece);
		}
		catch (ProtocolException ex) {
			this.isFailed = true;
			release();
			throw ex;
		}
		finally {
			piece.release();
		}
	}

	private void keep(ChannelHandlerContext context, ByteBuf piece) {
		if (piece.isReadable() && !this.isFailed) {
			ByteBuf kept = (this.rest != null) ? this.rest : context.alloc().heapBuffer(piece.readableBytes());
			this.rest = kept.writeBytes(piece);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		goOn(context);
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		release();
	}

	private void decode(ChannelHandlerContext context, ByteBuf piece) throws ProtocolException {
		if (this.frame == null && skipHeartbeat(piece)) {
			return;
		}
		int count = this.scanner.scan(piece);
		append(context, piece, count);
		if (this.scanner.isComplete()) {
			ByteBuf whole = this.frame;
			this.frame = null;
			this.scanner.start();
			context.fireChannelRead(whole);
		}
	}

	private static boolean skipHeartbeat(ByteBuf piece) throws ProtocolException {
		int first = piece.getUnsignedByte(piece.readerIndex());
		if (first == Wire.NIL) {
			piece.skipBytes(1);
			return true;
		}
		if (!Wire.isArray(first)) {
			throw new ProtocolException("message", "first byte 0x%02X".formatted(first), "an array");
		}
		return false;
	}

	private void append(ChannelHandlerContext context, ByteBuf piece, int count) {
		if (this.frame == null) {
			this.frame = context.alloc().heapBuffer(capacity(count));
		}
		else if (this.frame.writableBytes() < count) {
			this.frame.capacity(capacity(this.frame.readableBytes() + count));
		}
		this.frame.writeBytes(piece, count);
	}

	/** Doubling copies a byte once on average; what is announced only bounds it. */
	private int capacity(int needed) {
		return Math.max(needed, Math.min(Math.max(2 * needed, LEAST_CAPACITY), this.scanner.atLeast()));
	}

	private static int capacityOf(@Nullable ByteBuf buffer) {
		return (buffer != null) ? buffer.capacity() : 0;
	}

	private void release() {
		ReferenceCountUtil.release(this.frame);
		ReferenceCountUtil.release(this.rest);
		this.frame = null;
		this.rest = null;
	}

}
