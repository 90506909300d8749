package id.projectwise.listener.route;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Whom a stream belongs to: a fingerprint of an authenticated name, or nobody.
 *
 * @param first the first 8 bytes, 0 only for nobody
 * @param second the next 8 bytes
 * @param third the last 8 bytes
 */
public record StreamOwner(long first, long second, long third) {

	/** Where names are not authenticated; may do what any owner may. */
	public static final StreamOwner NOBODY = new StreamOwner(0, 0, 0);

	/**
	 * Return the owner of a name.
	 * @param name the authenticated name, in bytes that are the same each time
	 * @return its owner
	 */
	public static StreamOwner of(byte[] name) {
		try {
			ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name));
			return new StreamOwner(Math.max(1, digest.getLong() & Long.MAX_VALUE), digest.getLong(), digest.getLong());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return whether this is anybody.
	 * @return whether there is a name
	 */
	boolean isSomebody() {
		return this.first != 0;
	}

	/**
	 * Return whether a stream of this owner is out of another's reach.
	 * @param other the other
	 * @return whether they are two different owners
	 */
	boolean excludes(StreamOwner other) {
		return isSomebody() && other.isSomebody() && !equals(other);
	}

}
