package id.projectwise.listener.codec;

/**
 * Thrown when the first bytes of a connection belong to none of the protocols that are
 * served.
 */
public final class UnknownProtocolException extends Exception {

	private static final long serialVersionUID = 1L;

	private UnknownProtocolException(String message) {
		super(message);
	}

	static UnknownProtocolException of(int first) {
		return new UnknownProtocolException(
				"First byte is 0x%02X (expected: %s)".formatted(first, Protocol.expected()));
	}

	static UnknownProtocolException of(int first, int second) {
		return new UnknownProtocolException(
				"First bytes are 0x%02X 0x%02X (expected: %s)".formatted(first, second, Protocol.expected()));
	}

	static UnknownProtocolException notServed(Protocol protocol) {
		return new UnknownProtocolException(protocol.title() + " is not set up here");
	}

}
