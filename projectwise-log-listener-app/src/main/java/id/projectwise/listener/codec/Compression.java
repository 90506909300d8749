package id.projectwise.listener.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * How the entries of a message are compressed. They are expanded up to a limit.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878">RFC 8878, zstd</a>
 */
public enum Compression {

	/** They are not. */
	NONE("text") {
		@Override
		InputStream open(InputStream source, int maxLength) {
			return source;
		}
	},

	/** With gzip, in one member or several. */
	GZIP("gzip") {
		@Override
		InputStream open(InputStream source, int maxLength) throws IOException {
			return new GZIPInputStream(source, STEP);
		}
	},

	/**
	 * With zstd, in one frame or several. The bytes are those of an attacker until proven
	 * otherwise, so this is left to the reference implementation: native code, which the
	 * JVM has to be able to load from its temporary directory.
	 */
	ZSTD("zstd") {
		@Override
		InputStream open(InputStream source, int maxLength) throws IOException {
			try {
				int log = Integer.SIZE - Integer.numberOfLeadingZeros(maxLength - 1);
				return new ZstdInputStreamNoFinalizer(source).setLongMax(Math.max(log, SMALLEST_WINDOW_LOG));
			}
			catch (LinkageError ex) {
				throw new ProtocolException("compressed", "zstd, whose library cannot be loaded here", "gzip or text");
			}
		}
	};

	private static final int STEP = 64 * 1024;

	/** Every decoder should take a window of 8 MB, says the RFC. */
	private static final int SMALLEST_WINDOW_LOG = 23;

	private final String text;

	Compression(String text) {
		this.text = text;
	}

	/**
	 * Return the compression of a name on the wire.
	 */
	static Compression of(String text) throws ProtocolException {
		for (Compression compression : values()) {
			if (compression.text.equals(text)) {
				return compression;
			}
		}
		throw new ProtocolException("compressed", "another method", "gzip, zstd or text");
	}

	/**
	 * Expand bytes.
	 * @param bytes where the compressed bytes are
	 * @param offset the first of them
	 * @param length how many
	 * @param maxLength the largest number of expanded bytes
	 * @param allocator where the result is from
	 * @return the expanded bytes in a heap buffer, to be released by the caller
	 * @throws ProtocolException if the bytes are not so compressed, expand beyond the
	 * limit, or cannot be expanded on this machine
	 */
	public ByteBuf expand(byte[] bytes, int offset, int length, int maxLength, ByteBufAllocator allocator)
			throws ProtocolException {
		ByteBuf expanded = allocator.heapBuffer(Math.min(maxLength, STEP));
		try (InputStream source = open(new ByteArrayInputStream(bytes, offset, length), maxLength)) {
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
			throw new ProtocolException(this.text, String.valueOf(ex.getMessage()), "all of it, and nothing else");
		}
	}

	abstract InputStream open(InputStream source, int maxLength) throws IOException;

	private static void checkLength(int length, int maxLength) throws ProtocolException {
		if (length > maxLength) {
			throw new ProtocolException("expanded entries", "more than " + maxLength + " bytes",
					"at most " + maxLength);
		}
	}

}
