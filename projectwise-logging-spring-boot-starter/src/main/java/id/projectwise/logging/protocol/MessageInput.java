package id.projectwise.logging.protocol;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes one value of MessagePack from a stream, and not one byte more.
 */
final class MessageInput {

	private final InputStream in;

	private final int maxLength;

	private final ByteArrayOutputStream taken = new ByteArrayOutputStream(128);

	private MessageInput(InputStream in, int maxLength) {
		this.in = in;
		this.maxLength = maxLength;
	}

	/**
	 * Wait for a value.
	 * @param in where to read
	 * @param maxLength how many bytes the value may have
	 * @return a reader of the value
	 * @throws EOFException if the stream ends before the value does
	 * @throws ProtocolException if the value is too long
	 * @throws IOException if reading fails
	 */
	static MessagePackReader read(InputStream in, int maxLength) throws IOException {
		MessageInput input = new MessageInput(in, maxLength);
		for (long pending = 1; pending > 0; pending--) {
			pending += input.takeValue();
		}
		byte[] value = input.taken.toByteArray();
		return new MessagePackReader(value, 0, value.length);
	}

	// Returns how many values are in it.
	private long takeValue() throws IOException {
		int first = (int) takeNumber(1);
		int width = width(first);
		long number = takeNumber(width);
		switch (MessagePackType.of((byte) first)) {
			case STRING -> take((width == 0) ? first & 0x1F : number);
			case BINARY -> take(number);
			case EXTENSION -> take(1 + ((width == 0) ? 1 << first - 0xD4 : number));
			case ARRAY -> {
				return (width == 0) ? first & 0xF : number;
			}
			case MAP -> {
				return 2 * ((width == 0) ? first & 0xF : number);
			}
			default -> {
				return 0;
			}
		}
		return 0;
	}

	/**
	 * Return how many bytes the number or the length after the first byte has.
	 */
	private static int width(int first) {
		return switch (first) {
			case 0xC4, 0xC7, 0xCC, 0xD0, 0xD9 -> 1;
			case 0xC5, 0xC8, 0xCD, 0xD1, 0xDA, 0xDC, 0xDE -> 2;
			case 0xC6, 0xC9, 0xCA, 0xCE, 0xD2, 0xDB, 0xDD, 0xDF -> 4;
			case 0xCB, 0xCF, 0xD3 -> 8;
			default -> 0;
		};
	}

	private long takeNumber(int width) throws IOException {
		long number = 0;
		for (byte next : take(width)) {
			number = number << 8 | next & 0xFF;
		}
		return number;
	}

	private byte[] take(long count) throws IOException {
		if (count > this.maxLength - this.taken.size()) {
			throw new ProtocolException("length of value", "at least " + (this.taken.size() + count),
					"at most " + this.maxLength);
		}
		byte[] bytes = this.in.readNBytes((int) count);
		if (bytes.length < count) {
			throw new EOFException("The peer closed the connection");
		}
		this.taken.writeBytes(bytes);
		return bytes;
	}

}
