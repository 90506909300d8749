package id.projectwise.listener.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * Makes sure that bytes are UTF-8, without a surrogate and in the shortest form. For one
 * thread.
 */
final class Utf8Check {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

	private final CharBuffer chars = CharBuffer.allocate(1024);

	void check(byte[] bytes, int offset, int length) throws ProtocolException {
		int ascii = skipAscii(bytes, offset, offset + length);
		if (ascii == offset + length) {
			return;
		}
		ByteBuffer rest = ByteBuffer.wrap(bytes, ascii, offset + length - ascii);
		this.decoder.reset();
		CoderResult result;
		do {
			this.chars.clear();
			result = this.decoder.decode(rest, this.chars, true);
		}
		while (result.isOverflow());
		if (result.isError()) {
			throw new ProtocolException("text", "byte 0x" + Integer.toHexString(bytes[rest.position()] & 0xFF) + " at "
					+ (rest.position() - offset), "UTF-8");
		}
	}

	private static int skipAscii(byte[] bytes, int from, int to) {
		int at = from;
		while (at <= to - Long.BYTES && ((long) LONG.get(bytes, at) & NOT_ASCII) == 0) {
			at += Long.BYTES;
		}
		while (at < to && bytes[at] >= 0) {
			at++;
		}
		return at;
	}

}
