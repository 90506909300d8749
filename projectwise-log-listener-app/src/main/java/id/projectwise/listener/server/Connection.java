package id.projectwise.listener.server;

import java.net.SocketAddress;

import id.projectwise.listener.codec.UnknownProtocolException;
import id.projectwise.listener.route.StreamOwner;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import org.jspecify.annotations.Nullable;

/**
 * A connection, whatever protocol it speaks: when it reads and when it waits, what it
 * still owes its peer, and when it ends. The last handler of its pipeline; for the event
 * loop's thread.
 */
final class Connection extends ChannelInboundHandlerAdapter {

	/** Reasons not to read, one bit each. */
	private static final int HELD = 1;

	private static final int MUCH_PENDING = 2;

	private static final int UNWRITABLE = 4;

	private static final int FINISHING = 8;

	private final Channel channel;

	private final SocketAddress peer;

	private final ConnectionGroup group;

	private final ConnectionLimits limits;

	private int pauses;

	private long pendingBytes;

	private int pendingAnswers;

	private int unfinishedBytes;

	private long waitsSince = System.nanoTime();

	private long unwritableSince;

	private StreamOwner sender = StreamOwner.NOBODY;

	private String subject = "no certificate";

	private boolean hasSpoken;

	private boolean hasUnflushed;

	private boolean isRejected;

	Connection(Channel channel, SocketAddress peer, ConnectionGroup group) {
		this.channel = channel;
		this.peer = peer;
		this.group = group;
		this.limits = group.limits();
	}

	ConnectionGroup group() {
		return this.group;
	}

	ConnectionLimits limits() {
		return this.limits;
	}

	SocketAddress peer() {
		return this.peer;
	}

	/**
	 * Take note of whom the peer has proved to be.
	 * @param sender the owner of its streams
	 * @param subject the name of its certificate
	 */
	void identify(StreamOwner sender, String subject) {
		this.sender = sender;
		this.subject = subject;
	}

	/**
	 * Return whom the peer has proved to be.
	 * @return the owner of its streams, or nobody
	 */
	StreamOwner sender() {
		return this.sender;
	}

	/**
	 * Take note that the peer speaks one of the protocols for records.
	 */
	void spoken() {
		this.hasSpoken = true;
	}

	/**
	 * Close the connection at once, unless it ends anyway.
	 * @param reason the kind of reason
	 * @param detail what was found and what happens next
	 */
	void refuse(RejectReason reason, String detail) {
		if ((this.pauses & FINISHING) == 0) {
			reject(reason, detail);
		}
	}

	/**
	 * Expect an answer, which {@link #deliver} will take.
	 * @param answer the answer, not complete yet
	 */
	void expect(Answer answer) {
		this.pendingAnswers++;
		this.pendingBytes += answer.bytes();
		if (this.pendingBytes > this.limits.pendingBytesPerConnection()) {
			pause(MUCH_PENDING);
		}
	}

	/**
	 * Take an answer and write its acknowledgement.
	 * @param answer the answer
	 * @return whether this connection is to be flushed and was not before
	 */
	boolean deliver(Answer answer) {
		this.pendingAnswers--;
		this.pendingBytes -= answer.bytes();
		if (this.pendingBytes <= this.limits.pendingBytesPerConnection() / 2) {
			resume(MUCH_PENDING);
		}
		boolean hadUnflushed = this.hasUnflushed;
		switch (answer.outcome()) {
			case COMMITTED, REPEATED -> acknowledge(answer);
			case FOREIGN -> refuse(RejectReason.FOREIGN_STREAM,
					"A stream that another client certificate began came with " + this.subject
							+ "; closing the connection. Workers that share a journal directory need certificates"
							+ " of the same subject, and so does a renewed certificate");
			case OUT_OF_ORDER -> reject(RejectReason.OUT_OF_ORDER,
					"Chunk does not follow the ones before; closing the connection, its worker asks where to go on");
			case CLOSED -> this.channel.close();
		}
		endIfFinished();
		return this.hasUnflushed && !hadUnflushed;
	}

	void flush() {
		this.hasUnflushed = false;
		this.channel.flush();
	}

	/**
	 * Read no more, answer what was read, and close.
	 */
	void finish() {
		pause(FINISHING);
		if (this.hasSpoken) {
			endIfFinished();
		}
		else {
			this.channel.close();
		}
	}

	/**
	 * Take note of what an unfinished message holds.
	 * @param bytes the number of bytes; 0 without one
	 */
	void unfinishedMessage(int bytes) {
		if (this.unfinishedBytes == 0) {
			this.waitsSince = System.nanoTime();
		}
		this.group.gate().unfinishedChanged(bytes - this.unfinishedBytes);
		this.unfinishedBytes = bytes;
	}

	boolean hasUnfinishedMessage() {
		return this.unfinishedBytes > 0;
	}

	void hold() {
		pause(HELD);
	}

	void goOn() {
		resume(HELD);
	}

	/**
	 * Close the connection if its peer exceeds a time limit.
	 * @param now the time, of {@link System#nanoTime()}
	 */
	void checkTimes(long now) {
		if ((this.pauses & UNWRITABLE) != 0) {
			if (now - this.unwritableSince > this.limits.acknowledgementTimeout().toNanos()) {
				reject(RejectReason.ACKNOWLEDGEMENTS_UNREAD, "Acknowledgements are not read; closing the connection");
			}
		}
		else if (this.pauses == 0 && hasUnfinishedMessage()) {
			if (now - this.waitsSince > this.group.messageTimeout().toNanos()) {
				reject(RejectReason.UNFINISHED_MESSAGE, "Message did not arrive in time; closing the connection");
			}
		}
		else if (!this.hasSpoken && now - this.waitsSince > this.limits.firstByteTimeout().toNanos()) {
			reject(RejectReason.SILENT, "Nothing was sent; closing the connection");
		}
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.group.add(this);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		countIncomplete();
		unfinishedMessage(0);
		this.group.remove(this);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		throw new IllegalStateException("Message is not handled: " + message.getClass());
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		this.group.afterRead(this);
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		if (this.channel.isWritable()) {
			resume(UNWRITABLE);
		}
		else {
			this.unwritableSince = System.nanoTime();
			pause(UNWRITABLE);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ChannelInputShutdownEvent.INSTANCE) {
			countIncomplete();
			finish();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof UnknownProtocolException) {
			rejectInput(RejectReason.UNKNOWN_PROTOCOL, cause);
		}
		else if (cause instanceof ProtocolException) {
			rejectInput(RejectReason.MALFORMED, cause);
		}
		else {
			this.group.failed(this.peer, cause);
			reject(RejectReason.FAILED, cause + "; closing the connection");
		}
	}

	private void countIncomplete() {
		if (hasUnfinishedMessage() && (this.pauses & FINISHING) == 0) {
			report(RejectReason.INCOMPLETE_MESSAGE, "The peer left within a message; what is there of it is no use");
		}
	}

	private void acknowledge(Answer answer) {
		this.group.count(answer);
		String chunk = answer.chunk();
		if (chunk != null && this.channel.isActive()) {
			this.channel.write(acknowledgement(chunk, answer.mark()));
			this.hasUnflushed = true;
		}
	}

	private ByteBuf acknowledgement(String chunk, @Nullable Long mark) {
		LineBuffer text = this.group.scratch();
		new Ack(chunk, mark).write(text);
		return this.channel.alloc().buffer(text.length()).writeBytes(text.array(), 0, text.length());
	}

	// What was received before is still committed and acknowledged.
	private void rejectInput(RejectReason reason, Throwable cause) {
		report(reason, cause.getMessage() + "; closing the connection");
		finish();
	}

	private void reject(RejectReason reason, String detail) {
		report(reason, detail);
		this.channel.flush();
		this.channel.close();
	}

	private void report(RejectReason reason, String detail) {
		if (!this.isRejected) {
			this.isRejected = true;
			this.group.rejected(reason, this.peer, detail);
		}
	}

	private void endIfFinished() {
		if ((this.pauses & FINISHING) != 0 && this.pendingAnswers == 0) {
			this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
		}
	}

	private void pause(int reason) {
		this.pauses |= reason;
		this.channel.config().setAutoRead(false);
	}

	private void resume(int reason) {
		if (this.pauses == reason) {
			this.waitsSince = System.nanoTime();
			this.channel.config().setAutoRead(true);
		}
		this.pauses &= ~reason;
	}

}
