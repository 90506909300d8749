package id.projectwise.logging.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import id.projectwise.logging.format.LineBuffer;

/**
 * How a receiver that demands a {@link SharedKey} begins: {@code ["HELO", {"nonce":
 * bytes, "auth": bytes, "keepalive": true}]}.
 *
 * @param nonce bytes that nobody could know before
 */
public record Helo(byte[] nonce) {

	private static final int MAX_LENGTH = 1024;

	/**
	 * Return a new one.
	 * @return one with a new nonce
	 */
	public static Helo create() {
		return new Helo(SharedKey.random());
	}

	/**
	 * Append it as it is on the wire. No name and password are asked for.
	 * @param target where to append, a {@linkplain LineBuffer#raw() raw} buffer
	 */
	public void write(LineBuffer target) {
		MessagePackWriter writer = new MessagePackWriter(target);
		writer.array(2);
		writer.text("HELO");
		writer.map(3);
		writer.text("nonce");
		writer.binary(this.nonce.length);
		target.append(this.nonce);
		writer.text("auth");
		writer.text("");
		writer.text("keepalive");
		writer.bool(true);
	}

	/**
	 * Wait for one. Reads byte by byte, and none beyond it.
	 * @param in where to read
	 * @return what came
	 * @throws EOFException if the peer closed the connection
	 * @throws ProtocolException if something else came
	 * @throws IOException if reading fails
	 */
	public static Helo read(InputStream in) throws IOException {
		MessagePackReader reader = MessageInput.read(in, MAX_LENGTH);
		reader.expect("HELO", 2);
		byte[] nonce = null;
		for (int pairs = reader.readMap(); pairs > 0; pairs--) {
			if (reader.readText().equals("nonce")) {
				nonce = reader.readByteArray();
			}
			else {
				reader.skip();
			}
		}
		if (nonce == null) {
			throw new ProtocolException("HELO", "no nonce", "a nonce");
		}
		return new Helo(nonce);
	}

}
