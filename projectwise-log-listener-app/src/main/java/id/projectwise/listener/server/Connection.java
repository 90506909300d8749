package id.projectwise.listener.server;

import java.net.InetSocketAddress;

import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.codec.UnknownProtocolException;
import id.projectwise.listener.route.StreamOwner;
import id.projectwise.logging.protocol.ProtocolException;
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

	private final Channel channel;

	private final InetSocketAddress peer;

	private final String host;

	private final ConnectionGroup group;

	private final ConnectionLimits limits;

	private final Pauses pauses;

	private final Acknowledgements acknowledgements;

	private Receiver receiver = Receiver.NONE;

	private @Nullable Protocol protocol;

	private long pendingBytes;

	private int pendingAnswers;

	private int unfinishedBytes;

	private int recordBytes;

	private final long openSince = System.nanoTime();

	private long waitsSince = this.openSince;

	private long unwritableSince;

	private StreamOwner sender = StreamOwner.NOBODY;

	private String subject = "no certificate";

	private boolean hasEnded;

	private boolean isRejected;

	Connection(Channel channel, InetSocketAddress peer, ConnectionGroup group) {
		this.channel = channel;
		this.peer = peer;
		this.host = peer.getAddress().getHostAddress();
		this.group = group;
		this.limits = group.limits();
		this.pauses = new Pauses(channel);
		this.acknowledgements = new Acknowledgements(channel, group);
	}

	ConnectionGroup group() {
		return this.group;
	}

	ConnectionLimits limits() {
		return this.limits;
	}

	InetSocketAddress peer() {
		return this.peer;
	}

	/**
	 * Return the peer's address as text, the host of records that name none.
	 */
	String host() {
		return this.host;
	}

	/**
	 * Take note of whom the peer has proved to be.
	 * @param newSender the owner of its streams
	 * @param newSubject the name of its certificate
	 */
	void identify(StreamOwner newSender, String newSubject) {
		this.sender = newSender;
		this.subject = newSubject;
	}

	/**
	 * Return whom the peer has proved to be.
	 * @return the owner of its streams, or nobody
	 */
	StreamOwner sender() {
		return this.sender;
	}

	/**
	 * The peer has begun to speak.
	 * @param newProtocol what it speaks
	 * @param newReceiver the handler of its messages
	 */
	void speaks(Protocol newProtocol, Receiver newReceiver) {
		this.protocol = newProtocol;
		this.receiver = newReceiver;
	}

	/**
	 * Close the connection at once, unless it ends anyway.
	 * @param reason the kind of reason
	 * @param detail what was found and what happens next
	 */
	void refuse(RejectReason reason, String detail) {
		if (!this.pauses.has(Pauses.FINISHING)) {
			reject(reason, detail);
		}
	}

	/**
	 * Return whether what was received is to be looked at now. If not, the
	 * {@link Receiver} keeps it until it is told to go on. What comes before there is one
	 * never waits.
	 */
	boolean mayDecode() {
		if (this.protocol == null) {
			return true;
		}
		this.group.gate().beforeDecoding(this);
		return this.pauses.mayDecode();
	}

	/**
	 * Return the streams of which the peer was told that they are not known here.
	 */
	UnknownStreams unknownStreams() {
		return this.acknowledgements.unknownStreams();
	}

	/**
	 * Expect an answer, which {@link #deliver} will take.
	 * @param answer the answer, not complete yet
	 */
	void expect(Answer answer) {
		this.pendingAnswers++;
		this.pendingBytes += answer.bytes();
		if (this.pendingBytes > this.limits.pendingBytesPerConnection()) {
			this.pauses.add(Pauses.MUCH_PENDING);
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
			resume(Pauses.MUCH_PENDING);
		}
		boolean isToBeFlushed = false;
		switch (answer.outcome()) {
			case COMMITTED, REPEATED -> isToBeFlushed = this.acknowledgements.write(answer);
			case FOREIGN -> reject(RejectReason.FOREIGN_STREAM,
					"A stream that another client certificate began came with " + this.subject
							+ "; closing the connection. Workers that share a journal directory need certificates"
							+ " of the same subject, and so does a renewed certificate");
			case OUT_OF_ORDER -> reject(RejectReason.OUT_OF_ORDER,
					"Chunk does not follow the ones before; closing the connection, its worker asks where to go on");
			case CLOSED -> this.channel.close();
		}
		endIfFinished();
		return isToBeFlushed;
	}

	void flush() {
		this.acknowledgements.flush();
	}

	/**
	 * Read no more, answer what was read, and close.
	 */
	void finish() {
		this.pauses.add(Pauses.FINISHING);
		if (this.protocol != null) {
			endIfFinished();
		}
		else {
			this.channel.close();
		}
	}

	/**
	 * Take note of what an unfinished message holds.
	 * @param bytes the number of bytes; 0 without one
	 * @param isAnother whether it is another message than the last time
	 */
	void unfinishedMessage(int bytes, boolean isAnother) {
		if (isAnother || (this.unfinishedBytes == 0 && bytes > 0)) {
			this.waitsSince = System.nanoTime();
		}
		this.group.gate().unfinishedChanged(bytes - this.unfinishedBytes);
		this.unfinishedBytes = bytes;
	}

	/**
	 * Take note of what an unfinished record of TLS holds, which may be a part of a
	 * message.
	 * @param bytes the number of bytes; 0 without one
	 * @param isAnother whether it is another record than the last time
	 */
	void unfinishedRecord(int bytes, boolean isAnother) {
		boolean isBegun = isAnother || this.recordBytes == 0;
		if (this.unfinishedBytes == 0 && isBegun) {
			this.waitsSince = System.nanoTime();
		}
		this.group.gate().unfinishedChanged(bytes - this.recordBytes);
		this.recordBytes = bytes;
	}

	boolean hasUnfinishedMessage() {
		return this.unfinishedBytes > 0 || this.recordBytes > 0;
	}

	void hold() {
		this.pauses.add(Pauses.HELD);
	}

	void goOn() {
		resume(Pauses.HELD);
	}

	/**
	 * Close the connection if its peer exceeds a time limit.
	 * @param now the time, of {@link System#nanoTime()}
	 */
	void checkTimes(long now) {
		if (this.pauses.has(Pauses.UNWRITABLE)) {
			if (now - this.unwritableSince > this.limits.acknowledgementTimeout().toNanos()) {
				reject(RejectReason.ACKNOWLEDGEMENTS_UNREAD, "Acknowledgements are not read; closing the connection");
			}
		}
		else if (this.pauses.isEmpty() && hasUnfinishedMessage()) {
			if (now - this.waitsSince > this.group.messageTimeout().toNanos()) {
				reject(RejectReason.UNFINISHED_MESSAGE, "Message did not arrive in time; closing the connection");
			}
		}
		else if (this.protocol == null && now - this.openSince > this.limits.firstByteTimeout().toNanos()) {
			reject(RejectReason.SILENT, "Nothing was sent that tells the protocol; closing the connection");
		}
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.group.add(this);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		countIncomplete();
		unfinishedMessage(0, false);
		unfinishedRecord(0, false);
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
			resume(Pauses.UNWRITABLE);
		}
		else {
			this.unwritableSince = System.nanoTime();
			this.pauses.add(Pauses.UNWRITABLE);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ChannelInputShutdownEvent.INSTANCE) {
			this.hasEnded = true;
			endInput();
		}
	}

	private void endInput() {
		if (this.hasEnded && !this.receiver.isWaiting()) {
			this.receiver.end();
			if (!this.receiver.isWaiting()) {
				countIncomplete();
				finish();
			}
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
		if (hasUnfinishedMessage() && !this.pauses.has(Pauses.FINISHING)) {
			report(RejectReason.INCOMPLETE_MESSAGE, "The peer left within a message; what is there of it is no use");
		}
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
			this.group.rejected(reason, this.protocol, this.peer, detail);
		}
	}

	private void endIfFinished() {
		if (this.pauses.has(Pauses.FINISHING) && this.pendingAnswers == 0 && !this.receiver.isWaiting()) {
			this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
		}
	}

	private void resume(int reason) {
		if (this.pauses.remove(reason)) {
			goOnReading();
		}
	}

	private void goOnReading() {
		if (this.pauses.mayDecode() && this.receiver.isWaiting()) {
			this.waitsSince = System.nanoTime();
			// Not at once: many may be resumed in one go, and each has its turn.
			this.channel.eventLoop().execute(this::decodeWaiting);
		}
		else if (this.pauses.isEmpty() && !this.hasEnded) {
			// Netty fails to register a socket again that has nothing more to read.
			this.waitsSince = System.nanoTime();
			this.pauses.readOn();
		}
	}

	private void decodeWaiting() {
		if (!this.channel.isActive() || !this.pauses.mayDecode()) {
			return;
		}
		if (this.receiver.isWaiting()) {
			this.receiver.goOn();
		}
		if (!this.receiver.isWaiting()) {
			goOnReading();
			endInput();
			endIfFinished();
		}
	}

}
