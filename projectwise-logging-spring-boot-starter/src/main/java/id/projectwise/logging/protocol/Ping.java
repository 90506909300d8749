package id.projectwise.logging.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import id.projectwise.logging.format.LineBuffer;

/**
 * How a worker proves that it knows the {@link SharedKey}:
 * {@code ["PING", host name, salt, proof, user name, proof of the password]}.
 *
 * @param hostName how the worker calls itself
 * @param salt bytes that the receiver could not know before
 * @param proof what follows from key, salt, host name and nonce
 */
public record Ping(byte[] hostName, byte[] salt, byte[] proof) {

	/** The longest that is read, in bytes. */
	public static final int MAX_LENGTH = 4096;

	/**
	 * Return the answer to a greeting.
	 * @param helo the greeting
	 * @param key the key
	 * @param name how the worker calls itself
	 * @return the answer, with a new salt
	 */
	public static Ping answer(Helo helo, SharedKey key, String name) {
		byte[] hostName = name.getBytes(StandardCharsets.UTF_8);
		byte[] salt = HexFormat.of().formatHex(SharedKey.random()).getBytes(StandardCharsets.US_ASCII);
		return new Ping(hostName, salt, key.proof(salt, hostName, helo.nonce()));
	}

	/**
	 * Return whether the sender knows the key. Takes as long for any proof.
	 * @param helo the greeting it answers
	 * @param key the key
	 * @return whether the proof is right
	 */
	public boolean proves(Helo helo, SharedKey key) {
		return MessageDigest.isEqual(this.proof, key.proof(this.salt, this.hostName, helo.nonce()));
	}

	/**
	 * Append it as it is on the wire, with neither a user's name nor a password.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 */
	public void write(LineBuffer target) {
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.array(6);
		writer.text("PING");
		writer.text(this.hostName);
		writer.text(this.salt);
		writer.text(this.proof);
		writer.text("");
		writer.text("");
	}

	/**
	 * Read one.
	 * @param bytes where it is
	 * @param offset the first byte
	 * @param length how many bytes
	 * @return what was read
	 * @throws ProtocolException if it is something else
	 */
	public static Ping read(byte[] bytes, int offset, int length) throws ProtocolException {
		MessagePackReader reader = new MessagePackReader(bytes, offset, length);
		reader.expect("PING", 6);
		Ping ping = new Ping(reader.readByteArray(), reader.readByteArray(), reader.readByteArray());
		reader.skip();
		reader.skip();
		return ping;
	}

	boolean hasHostName(byte[] other) {
		return Arrays.equals(this.hostName, other);
	}

}
