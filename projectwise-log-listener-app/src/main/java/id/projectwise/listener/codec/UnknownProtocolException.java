package id.projectwise.listener.codec;

/**
 * Thrown when the first byte of a connection belongs to none of the protocols.
 */
public final class UnknownProtocolException extends Exception {

	private static final long serialVersionUID = 1L;

	UnknownProtocolException(int first) {
		super("First byte is 0x%02X (expected 0x92 to 0x94, 0xDC or 0xDD: a message of the Fluent Forward protocol)"
			.formatted(first));
	}

}
