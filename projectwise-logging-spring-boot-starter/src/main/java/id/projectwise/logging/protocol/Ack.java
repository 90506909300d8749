package id.projectwise.logging.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import id.projectwise.logging.format.LineBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver answers: that a chunk is kept, or to a
 * {@linkplain ChunkId#question(java.util.UUID) question} how much of a stream is there.
 *
 * @param chunk the id of the chunk
 * @param mark the position up to which the stream is kept, -1 if the stream is unknown;
 * {@code null} if the chunk was no question, or the receiver does not answer questions
 */
public record Ack(String chunk, @Nullable Long mark) {

	private static final int MAX_LENGTH = 4096;

	private static final byte[] ACK = MessagePackWriter.constant("ack");

	private static final byte[] MARK = MessagePackWriter.constant("mark");

	/**
	 * Append the answer as it is on the wire.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 */
	public void write(LineBuffer target) {
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.map((this.mark != null) ? 2 : 1);
		target.append(ACK);
		writer.text(this.chunk);
		if (this.mark != null) {
			target.append(MARK);
			writer.integer(this.mark);
		}
	}

	/**
	 * Wait for an answer. Reads byte by byte, and none beyond the answer.
	 * @param in where to read, best a buffered stream
	 * @return the answer
	 * @throws EOFException if the peer closed the connection
	 * @throws ProtocolException if what came is no answer
	 * @throws IOException if reading fails
	 */
	public static Ack read(InputStream in) throws IOException {
		MessagePackReader reader = MessageInput.read(in, MAX_LENGTH);
		if (reader.peek() == MessagePackType.ARRAY) {
			throw new ProtocolException("answer", "a handshake: the receiver demands a shared key", "{\"ack\": chunk}");
		}
		String chunk = null;
		Long mark = null;
		for (int pairs = reader.readMap(); pairs > 0; pairs--) {
			switch (reader.readText()) {
				case "ack" -> chunk = reader.readText();
				case "mark" -> mark = reader.readInteger();
				default -> reader.skip();
			}
		}
		if (chunk == null) {
			throw new ProtocolException("answer", "a map without ack", "{\"ack\": chunk}");
		}
		return new Ack(chunk, mark);
	}

}
