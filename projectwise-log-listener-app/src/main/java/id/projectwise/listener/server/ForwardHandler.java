package id.projectwise.listener.server;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import id.projectwise.listener.codec.Compression;
import id.projectwise.listener.codec.ForwardFrameDecoder;
import id.projectwise.listener.codec.ForwardRequest;
import id.projectwise.listener.route.Delivery;
import id.projectwise.listener.route.LineBatch;
import id.projectwise.listener.route.RecordStore;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Hands what messages of the Forward protocol contain to the store, and sees to it that
 * each is answered: records as lines, and of our own workers the questions and ends of
 * streams.
 * <p>
 * Pieces of lines that nobody wants acknowledged are held until the line is whole, for a
 * few seconds at most. What is acknowledged is in the files: so pieces of one message are
 * put together, and the rest is written as it is.
 */
final class ForwardHandler extends ChannelInboundHandlerAdapter implements Receiver {

	/** How long a piece of a line waits for the next one. */
	static final Duration HOLD_TIME = Duration.ofSeconds(5);

	private final ForwardFrameDecoder decoder;

	private final Connection connection;

	private final RecordStore store;

	private final LineJoiner held;

	private boolean isReleaseScheduled;

	private @Nullable ChannelHandlerContext context;

	/** Whether there were any since the last time the connection was told. */
	private boolean hasMessages;

	private boolean isFailed;

	ForwardHandler(ForwardFrameDecoder decoder, Connection connection, RecordStore store) {
		this.decoder = decoder;
		this.connection = connection;
		this.store = store;
		this.held = new LineJoiner(connection.group().held());
	}

	@Override
	public void handlerAdded(ChannelHandlerContext newContext) {
		this.context = newContext;
	}

	@Override
	public boolean isWaiting() {
		return this.decoder.isWaiting();
	}

	@Override
	public void goOn() {
		ChannelHandlerContext here = Objects.requireNonNull(this.context);
		this.decoder.goOn(here.pipeline().context(this.decoder));
		channelReadComplete(here);
	}

	@Override
	public void end() {
		// A message of which a part is missing is none.
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws ProtocolException {
		ByteBuf frame = (ByteBuf) message;
		this.hasMessages = true;
		try {
			if (!this.isFailed) {
				// Whatever happens to this message, no later one may overtake it.
				this.isFailed = true;
				int offset = frame.arrayOffset() + frame.readerIndex();
				handle(context, ForwardRequest.read(frame.array(), offset, frame.readableBytes()));
				this.isFailed = false;
			}
		}
		finally {
			frame.release();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		this.connection.unfinishedMessage(this.decoder.heldBytes(), this.hasMessages);
		this.hasMessages = false;
		releaseLater(context);
		context.fireChannelReadComplete();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		if (!this.held.isEmpty()) {
			release(System.nanoTime() + 1);
		}
		context.fireChannelInactive();
	}

	private void releaseLater(ChannelHandlerContext context) {
		if (!this.held.isEmpty() && !this.isReleaseScheduled) {
			this.isReleaseScheduled = true;
			context.executor().schedule(() -> {
				this.isReleaseScheduled = false;
				release(System.nanoTime() - HOLD_TIME.toNanos());
				releaseLater(context);
			}, HOLD_TIME.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void release(long before) {
		LineBatch lines = this.store.newBatch();
		this.connection.group().records().release(this.connection.peer(), this.held, before, lines);
		submit(null, null, lines);
	}

	private void handle(ChannelHandlerContext context, ForwardRequest request) throws ProtocolException {
		String chunk = request.chunk();
		ChunkId id = (chunk != null) ? ChunkId.parse(chunk) : null;
		if (id == null || id.kind() == ChunkId.Kind.DATA) {
			submit(id, chunk, lines(context, request));
		}
		else if (id.kind() == ChunkId.Kind.QUESTION) {
			this.store.question(id.stream(), this.connection.sender(), expect(chunk, 0, 0)::acceptMark);
		}
		else {
			this.store.end(id.stream(), this.connection.sender(), expect(chunk, 0, 0));
		}
	}

	private LineBatch lines(ChannelHandlerContext context, ForwardRequest request) throws ProtocolException {
		LineBatch lines = this.store.newBatch();
		if (request.compression() == Compression.NONE) {
			read(request, request.bytes(), request.offset(), request.length(), lines);
			return lines;
		}
		ByteBuf expanded = request.compression()
			.expand(request.bytes(), request.offset(), request.length(), this.connection.limits().messageBytes(),
					context.alloc());
		try {
			read(request, expanded.array(), expanded.arrayOffset(), expanded.readableBytes(), lines);
			return lines;
		}
		finally {
			expanded.release();
		}
	}

	private void read(ForwardRequest request, byte[] bytes, int offset, int length, LineBatch lines)
			throws ProtocolException {
		LineJoiner joiner = (request.chunk() != null) ? null : this.held;
		this.connection.group().records().read(this.connection, request.tag(), bytes, offset, length, joiner, lines);
	}

	private void submit(@Nullable ChunkId id, @Nullable String chunk, LineBatch lines) {
		if (lines.records() > 0 || chunk != null) {
			boolean isResumed = id != null && this.connection.unknownStreams().remove(id.stream());
			this.store.submit(new Delivery(id, isResumed, this.connection.sender(), lines,
					expect(chunk, lines.records(), lines.heldBytes())));
		}
	}

	private Answer expect(@Nullable String chunk, int records, long bytes) {
		Answer answer = new Answer(this.connection, chunk, records, bytes);
		this.connection.expect(answer);
		return answer;
	}

}
