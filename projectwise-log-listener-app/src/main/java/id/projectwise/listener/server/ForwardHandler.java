package id.projectwise.listener.server;

import java.util.Objects;

import id.projectwise.listener.codec.ForwardFrameDecoder;
import id.projectwise.listener.codec.ForwardRequest;
import id.projectwise.listener.codec.Gunzip;
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
 */
final class ForwardHandler extends ChannelInboundHandlerAdapter implements Receiver {

	private final ForwardFrameDecoder decoder;

	private final Connection connection;

	private final RecordStore store;

	private @Nullable ChannelHandlerContext context;

	/** Whether there were any since the last time the connection was told. */
	private boolean hasMessages;

	private boolean isFailed;

	ForwardHandler(ForwardFrameDecoder decoder, Connection connection, RecordStore store) {
		this.decoder = decoder;
		this.connection = connection;
		this.store = store;
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
		context.fireChannelReadComplete();
	}

	private void handle(ChannelHandlerContext context, ForwardRequest request) throws ProtocolException {
		String chunk = request.chunk();
		ChunkId id = (chunk != null) ? ChunkId.parse(chunk) : null;
		if (id == null || id.kind() == ChunkId.Kind.DATA) {
			submit(id, request, lines(context, request));
		}
		else if (id.kind() == ChunkId.Kind.QUESTION) {
			this.store.question(id.stream(), this.connection.sender(), expect(request, 0, 0)::acceptMark);
		}
		else {
			this.store.end(id.stream(), this.connection.sender(), expect(request, 0, 0));
		}
	}

	private LineBatch lines(ChannelHandlerContext context, ForwardRequest request) throws ProtocolException {
		LineBatch lines = this.store.newBatch();
		if (!request.isCompressed()) {
			read(request.tag(), request.bytes(), request.offset(), request.length(), lines);
			return lines;
		}
		ByteBuf expanded = Gunzip.expand(request.bytes(), request.offset(), request.length(),
				this.connection.limits().messageBytes(), context.alloc());
		try {
			read(request.tag(), expanded.array(), expanded.arrayOffset(), expanded.readableBytes(), lines);
			return lines;
		}
		finally {
			expanded.release();
		}
	}

	private void read(String tag, byte[] bytes, int offset, int length, LineBatch lines) throws ProtocolException {
		this.connection.group().records().read(this.connection.peer(), tag, bytes, offset, length, lines);
	}

	private void submit(@Nullable ChunkId id, ForwardRequest request, LineBatch lines) {
		if (lines.records() > 0 || request.chunk() != null) {
			boolean isResumed = id != null && this.connection.unknownStreams().remove(id.stream());
			this.store.submit(new Delivery(id, isResumed, this.connection.sender(), lines,
					expect(request, lines.records(), lines.heldBytes())));
		}
	}

	private Answer expect(ForwardRequest request, int records, long bytes) {
		Answer answer = new Answer(this.connection, request.chunk(), records, bytes);
		this.connection.expect(answer);
		return answer;
	}

}
