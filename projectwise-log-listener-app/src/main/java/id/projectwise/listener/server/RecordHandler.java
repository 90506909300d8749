package id.projectwise.listener.server;

import java.util.Objects;

import id.projectwise.listener.codec.FrameCutter;
import id.projectwise.listener.codec.FrameCutter.Cut;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.RecordDecoder;
import id.projectwise.listener.route.Delivery;
import id.projectwise.listener.route.LineBatch;
import id.projectwise.listener.route.RecordStore;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Hands the records of a protocol without acknowledgements to the store: those of each
 * read together, as lines. A broken frame costs that frame, and is counted; many of them
 * in a row end the connection. What was read is never dropped.
 */
final class RecordHandler extends ChannelInboundHandlerAdapter implements Receiver {

	private static final int MAX_BROKEN_IN_A_ROW = 100;

	/**
	 * More lines than these are handed over at once, so that the connection can pause.
	 */
	private static final int MAX_BATCH_BYTES = 256 * 1024;

	private final Protocol protocol;

	private final Connection connection;

	private final RecordStore store;

	private final RecordIntake intake;

	private final RecordDecoder decoder;

	private final FrameCutter frames;

	private @Nullable ChannelHandlerContext context;

	private @Nullable LineBatch lines;

	private int brokenInARow;

	/** Whether there were any since the last time the connection was told. */
	private boolean hasFrames;

	private boolean isWaiting;

	private boolean isFailed;

	/**
	 * Create a handler.
	 * @param protocol what the peer speaks
	 * @param connection the connection
	 * @param store where its records go
	 * @param frames cuts its bytes into frames
	 */
	RecordHandler(Protocol protocol, Connection connection, RecordStore store, FrameCutter frames) {
		this.protocol = protocol;
		this.connection = connection;
		this.store = store;
		this.frames = frames;
		this.intake = connection.group().intake();
		this.decoder = connection.group().decoders().of(protocol);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext newContext) {
		this.context = newContext;
	}

	@Override
	public void channelRead(ChannelHandlerContext readContext, Object message) throws ProtocolException {
		ByteBuf piece = (ByteBuf) message;
		try {
			read(piece);
		}
		finally {
			piece.release();
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext readContext) {
		this.connection.unfinishedMessage(this.frames.heldBytes(), this.hasFrames);
		this.hasFrames = false;
		readContext.fireChannelReadComplete();
	}

	@Override
	public void channelInactive(ChannelHandlerContext readContext) {
		if (this.isWaiting) {
			readWaiting(readContext);
		}
		readContext.fireChannelInactive();
	}

	@Override
	public boolean isWaiting() {
		return this.isWaiting;
	}

	@Override
	public void goOn() {
		ChannelHandlerContext here = Objects.requireNonNull(this.context);
		readWaiting(here);
		channelReadComplete(here);
	}

	@Override
	public void end() {
		this.frames.endInput();
		goOn();
	}

	private void readWaiting(ChannelHandlerContext here) {
		try {
			read(Unpooled.EMPTY_BUFFER);
		}
		catch (Exception | Error ex) {
			// As Netty does with what comes out of channelRead.
			here.fireExceptionCaught(ex);
		}
	}

	private void read(ByteBuf piece) throws ProtocolException {
		if (this.isFailed) {
			return;
		}
		this.isFailed = true;
		this.frames.open(piece);
		this.intake.open(this.protocol);
		try {
			takeFrames();
			this.isFailed = false;
		}
		finally {
			endRound();
		}
	}

	private void endRound() {
		submit();
		this.intake.close(this.connection.peer());
		if (this.isFailed) {
			this.isWaiting = false;
			this.frames.discard();
		}
		this.frames.close();
	}

	private void takeFrames() throws ProtocolException {
		while (this.lines != null || this.connection.mayDecode()) {
			Cut cut = this.frames.next();
			if (cut == Cut.NOTHING) {
				this.isWaiting = false;
				return;
			}
			take(cut);
		}
		this.isWaiting = this.frames.hasRemaining();
	}

	private void take(Cut cut) throws ProtocolException {
		this.hasFrames = true;
		if (cut == Cut.FRAME) {
			takeFrame();
		}
		else {
			broken(RecordFault.TOO_LONG, this.protocol.title() + ": at least " + this.frames.length()
					+ " bytes (expected: at most " + this.frames.maxLength() + ")");
		}
	}

	private void takeFrame() throws ProtocolException {
		try {
			LogRecord record = this.decoder.decode(this.frames.bytes(), this.frames.offset(),
					(int) this.frames.length(), this.connection.host());
			if (record != null) {
				add(record);
			}
			this.brokenInARow = 0;
		}
		catch (ProtocolException ex) {
			broken(RecordFault.MALFORMED, this.protocol.title() + ": " + ex.getMessage());
		}
	}

	private void add(LogRecord record) throws ProtocolException {
		LineBatch batch = this.lines;
		if (batch == null) {
			batch = this.store.newBatch();
			this.lines = batch;
		}
		this.intake.add(record, batch);
		if (batch.heldBytes() > MAX_BATCH_BYTES) {
			submit();
		}
	}

	private void broken(RecordFault fault, String problem) throws ProtocolException {
		this.intake.refuse(fault, problem);
		if (++this.brokenInARow > MAX_BROKEN_IN_A_ROW) {
			throw new ProtocolException(this.protocol.title(), this.brokenInARow + " broken frames in a row",
					"at most " + MAX_BROKEN_IN_A_ROW);
		}
	}

	private void submit() {
		LineBatch batch = this.lines;
		this.lines = null;
		if (batch != null && batch.records() > 0) {
			Answer answer = new Answer(this.connection, null, batch.records(), batch.heldBytes());
			this.connection.expect(answer);
			this.store.submit(new Delivery(null, batch, answer));
		}
	}

}
