package id.projectwise.listener.server;

import id.projectwise.listener.route.Outcome;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a connection tells its peer about the messages that came: which are in the files,
 * and where a stream is to go on. For the event loop's thread.
 */
final class Acknowledgements {

	private final Channel channel;

	private final ConnectionGroup group;

	private final UnknownStreams unknownStreams = new UnknownStreams();

	private boolean hasUnflushed;

	Acknowledgements(Channel channel, ConnectionGroup group) {
		this.channel = channel;
		this.group = group;
	}

	/**
	 * Write the acknowledgement of a message that is in the files, if its sender wants
	 * one and is still there.
	 * @param answer an answer whose outcome is {@link Outcome#COMMITTED} or
	 * {@link Outcome#REPEATED}
	 * @return whether the connection is to be flushed and was not before
	 */
	boolean write(Answer answer) {
		this.group.count(answer);
		String chunk = answer.chunk();
		if (chunk == null || !this.channel.isActive()) {
			return false;
		}
		noteUnknown(chunk, answer.mark());
		this.channel.write(encode(chunk, answer.mark()));
		boolean isFirst = !this.hasUnflushed;
		this.hasUnflushed = true;
		return isFirst;
	}

	void flush() {
		this.hasUnflushed = false;
		this.channel.flush();
	}

	/**
	 * Return the streams of which the peer was told that they are not known here.
	 */
	UnknownStreams unknownStreams() {
		return this.unknownStreams;
	}

	private void noteUnknown(String chunk, @Nullable Long mark) {
		ChunkId question = (mark != null && mark < 0) ? ChunkId.parse(chunk) : null;
		if (question != null) {
			this.unknownStreams.add(question.stream());
		}
	}

	private ByteBuf encode(String chunk, @Nullable Long mark) {
		LineBuffer text = this.group.scratch();
		new Ack(chunk, mark).write(text);
		return this.channel.alloc().buffer(text.length()).writeBytes(text.array(), 0, text.length());
	}

}
