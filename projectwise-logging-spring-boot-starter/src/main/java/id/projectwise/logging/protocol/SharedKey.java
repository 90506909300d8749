package id.projectwise.logging.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret that both ends of a connection know, and prove to each other that they know
 * it: {@link Helo}, {@link Ping}, {@link Pong}. It encrypts nothing. Immutable.
 *
 * @see <a href=
 * "https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1#handshake-messages">Handshake
 * Messages</a>
 */
public final class SharedKey {

	private static final int RANDOM_BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final byte[] key;

	private SharedKey(byte[] key) {
		this.key = key;
	}

	/**
	 * Return the key that a text is.
	 * @param text the text, not empty
	 * @return the key
	 */
	public static SharedKey of(String text) {
		if (text.isEmpty()) {
			throw new IllegalArgumentException("text: empty (expected: a secret)");
		}
		return new SharedKey(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return bytes that nobody can guess, for a salt or a nonce.
	 * @return new bytes
	 */
	static byte[] random() {
		byte[] bytes = new byte[RANDOM_BYTES];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

	/**
	 * Return what only those who know the key can know.
	 * @param salt the worker's salt
	 * @param hostName how the one who proves calls itself
	 * @param nonce the receiver's nonce
	 * @return SHA-512 in hexadecimal, in ASCII
	 */
	byte[] proof(byte[] salt, byte[] hostName, byte[] nonce) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-512");
			digest.update(salt);
			digest.update(hostName);
			digest.update(nonce);
			return HexFormat.of().formatHex(digest.digest(this.key)).getBytes(StandardCharsets.US_ASCII);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return a text without the key.
	 */
	@Override
	public String toString() {
		return "SharedKey[***]";
	}

}
