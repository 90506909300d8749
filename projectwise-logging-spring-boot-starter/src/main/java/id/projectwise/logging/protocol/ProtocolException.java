package id.projectwise.logging.protocol;

import java.io.IOException;

/**
 * The other side sent something that is not what the protocol allows. The message names
 * what was found, and what is expected in parentheses.
 */
public final class ProtocolException extends IOException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param what what is wrong, such as {@code chunk}
	 * @param measured what was found
	 * @param expected what is allowed
	 */
	public ProtocolException(String what, Object measured, Object expected) {
		super(what + ": " + measured + " (expected: " + expected + ")");
	}

}
