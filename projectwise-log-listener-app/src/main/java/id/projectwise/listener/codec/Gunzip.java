package id.projectwise.listener.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * Expands gzip, of one member or several, up to a limit.
 */
public final class Gunzip {

	private static final int STEP = 64 * 1024;

	private Gunzip() {
	}

	/**
	 * Expand bytes.
	 * @param bytes where the compressed bytes are
	 * @param offset the first of them
	 * @param length how many
	 * @param maxLength the largest number of expanded bytes
	 * @param allocator where the result is from
	 * @return the expanded bytes in a heap buffer, to be released by the caller
	 * @throws ProtocolException if the bytes are no gzip or expand beyond the limit
	 */
	public static ByteBuf expand(byte[] bytes, int offset, int length, int maxLength, ByteBufAllocator allocator)
			throws ProtocolException {
		ByteBuf expanded = allocator.heapBuffer(Math.min(maxLength, STEP));
		try (InputStream source = new GZIPInputStream(new ByteArrayInputStream(bytes, offset, length), STEP)) {
			while (expanded.writeBytes(source, STEP) >= 0) {
				checkLength(expanded.readableBytes(), maxLength);
			}
			return expanded;
		}
		catch (ProtocolException ex) {
			expanded.release();
			throw ex;
		}
		catch (IOException ex) {
			expanded.release();
			throw new ProtocolException("gzip", String.valueOf(ex.getMessage()), "whole members of gzip");
		}
	}

	private static void checkLength(int length, int maxLength) throws ProtocolException {
		if (length > maxLength) {
			throw new ProtocolException("expanded entries", "more than " + maxLength + " bytes",
					"at most " + maxLength);
		}
	}

}
