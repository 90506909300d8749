package id.projectwise.logging.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import id.projectwise.logging.format.LineBuffer;

/**
 * What a receiver answers to a {@link Ping}, with its own proof:
 * {@code ["PONG", accepted, reason, host name, proof]}.
 *
 * @param isAccepted whether the worker's proof was right
 * @param reason why it was not, untrusted text
 * @param hostName how the receiver calls itself
 * @param proof what follows from key, salt, host name and nonce; empty if not accepted
 */
public record Pong(boolean isAccepted, String reason, byte[] hostName, byte[] proof) {

	private static final int MAX_LENGTH = 4096;

	private static final int MAX_REASON_LENGTH = 200;

	/**
	 * Return the answer to a right proof.
	 * @param ping the worker's proof
	 * @param helo the receiver's greeting
	 * @param key the key
	 * @param name how the receiver calls itself, other than any worker
	 * @return the answer
	 */
	public static Pong accept(Ping ping, Helo helo, SharedKey key, String name) {
		byte[] hostName = name.getBytes(StandardCharsets.UTF_8);
		return new Pong(true, "", hostName, key.proof(ping.salt(), hostName, helo.nonce()));
	}

	/**
	 * Return the answer to a wrong proof.
	 * @param reason what is wrong
	 * @return the answer
	 */
	public static Pong refuse(String reason) {
		return new Pong(false, reason, new byte[0], new byte[0]);
	}

	/**
	 * Check that the sender knows the key. One that has the worker's own name may have
	 * sent back the worker's own proof, and is refused.
	 * @param ping the worker's proof that it answers
	 * @param helo the greeting before it
	 * @param key the key
	 * @throws ProtocolException if the worker is not accepted, or the proof is wrong
	 */
	public void check(Ping ping, Helo helo, SharedKey key) throws ProtocolException {
		if (!this.isAccepted) {
			String text = this.reason.substring(0, Math.min(MAX_REASON_LENGTH, this.reason.length()));
			throw new ProtocolException("shared key", "refused by the receiver with \"" + text + '"', "its key");
		}
		if (ping.hasHostName(this.hostName)) {
			throw new ProtocolException("name of the receiver", "the same as this process's", "another");
		}
		if (!MessageDigest.isEqual(this.proof, key.proof(ping.salt(), this.hostName, helo.nonce()))) {
			throw new ProtocolException("shared key", "the receiver does not know it", "the same at both ends");
		}
	}

	/**
	 * Append it as it is on the wire.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 */
	public void write(LineBuffer target) {
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.array(5);
		writer.text("PONG");
		writer.bool(this.isAccepted);
		writer.text(this.reason);
		writer.text(this.hostName);
		writer.text(this.proof);
	}

	/**
	 * Wait for one. Reads byte by byte, and none beyond it.
	 * @param in where to read
	 * @return what came
	 * @throws EOFException if the peer closed the connection
	 * @throws ProtocolException if something else came
	 * @throws IOException if reading fails
	 */
	public static Pong read(InputStream in) throws IOException {
		MessagePackReader reader = MessageInput.read(in, MAX_LENGTH);
		reader.expect("PONG", 5);
		return new Pong(reader.readBoolean(), reader.readText(), reader.readByteArray(), reader.readByteArray());
	}

}
