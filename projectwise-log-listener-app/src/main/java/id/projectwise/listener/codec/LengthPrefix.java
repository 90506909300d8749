package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * How a frame says how long it is.
 */
enum LengthPrefix {

	/** Four bytes, the highest first, as Python's {@code SocketHandler} has it. */
	BINARY {

		@Override
		int size(byte[] bytes, int from, int to) {
			return (to - from >= Integer.BYTES) ? Integer.BYTES : 0;
		}

		@Override
		long length(byte[] bytes, int from, int size) {
			return (bytes[from] & 0xFFL) << 24 | (bytes[from + 1] & 0xFF) << 16 | (bytes[from + 2] & 0xFF) << 8
					| bytes[from + 3] & 0xFF;
		}

	},

	/**
	 * Decimal digits and a space, as in
	 * <a href="https://www.rfc-editor.org/rfc/rfc6587#section-3.4.1">RFC 6587</a>.
	 */
	DECIMAL {

		@Override
		int size(byte[] bytes, int from, int to) throws ProtocolException {
			for (int index = from; index < to; index++) {
				int value = bytes[index];
				int digits = index - from;
				if (value == ' ' && digits > 0) {
					return digits + 1;
				}
				if (value < '0' || value > '9' || digits == MAX_DIGITS) {
					throw new ProtocolException("octet count", "byte 0x%02X".formatted(value & 0xFF),
							"1 to " + MAX_DIGITS + " digits and a space");
				}
			}
			return 0;
		}

		@Override
		long length(byte[] bytes, int from, int size) {
			long length = 0;
			for (int index = from; index < from + size - 1; index++) {
				length = 10 * length + bytes[index] - '0';
			}
			return length;
		}

	};

	private static final int MAX_DIGITS = 10;

	/**
	 * Return how long the prefix is, 0 if a part of it is missing.
	 */
	abstract int size(byte[] bytes, int from, int to) throws ProtocolException;

	/**
	 * Return the length in a prefix of that size.
	 */
	abstract long length(byte[] bytes, int from, int size);

}
