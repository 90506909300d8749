package id.projectwise.listener;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Frames of the protocols that send each record on its own.
 */
public final class Frames {

	private Frames() {
	}

	/**
	 * Return a line with a JSON object.
	 */
	public static byte[] json(String message) {
		return bytes(
				"{\"@timestamp\":\"2025-08-31T12:00:00Z\",\"level\":\"INFO\",\"logger_name\":\"app.orders\",\"message\":\""
						+ message + "\"}\n");
	}

	/**
	 * Return a line with a message of RFC 5424.
	 */
	public static byte[] syslog(String message) {
		return bytes(syslogText(message) + "\n");
	}

	/**
	 * Return the same, with its length in front.
	 */
	public static byte[] counted(String message) {
		String text = syslogText(message);
		return bytes(text.length() + " " + text);
	}

	private static String syslogText(String message) {
		return "<14>1 2025-08-31T12:00:00Z host orders 7 - - " + message;
	}

	/**
	 * Return a record as Python's {@code SocketHandler} sends it, or the few fields of it
	 * that matter.
	 */
	public static byte[] pickle(String message) {
		ByteBuffer pickle = ByteBuffer.allocate(message.length() + 200);
		pickle.putInt(0).put(bytes("\u0080\u0002}("));
		text(text(pickle, "name"), "app.orders");
		text(text(pickle, "levelname"), "INFO");
		text(text(pickle, "msg"), message);
		text(pickle, "args").put(bytes("N"));
		text(pickle, "created").put(bytes("G")).putDouble(ForwardBytes.TIME);
		pickle.put(bytes("u."));
		pickle.putInt(0, pickle.position() - Integer.BYTES);
		byte[] frame = new byte[pickle.position()];
		pickle.flip().get(frame);
		return frame;
	}

	private static ByteBuffer text(ByteBuffer pickle, String text) {
		ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length());
		return pickle.put(bytes("X")).put(length.flip()).put(bytes(text));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
