package id.projectwise.logging.ship;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.ForwardMessage;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of the Forward protocol. For the shipper's thread.
 */
final class Frames {

	private final byte[] tag;

	private final @Nullable Gzip gzip;

	private final LineBuffer frame = LineBuffer.raw();

	Frames(String tag, boolean gzip) {
		this.tag = tag.getBytes(StandardCharsets.UTF_8);
		this.gzip = gzip ? new Gzip() : null;
	}

	/**
	 * Write a message. Blocks while the receiver does not read.
	 * @param out where to
	 * @param message what it is; its size says how much of the entries is meant
	 * @param entries the entries, back to back
	 * @throws IOException if the connection is lost
	 */
	void write(OutputStream out, InFlight message, byte[] entries) throws IOException {
		Gzip compressor = (message.bytes() > 0) ? this.gzip : null;
		if (compressor == null) {
			write(out, message, entries, message.bytes(), false);
		}
		else {
			int length = compressor.compress(entries, message.bytes());
			write(out, message, compressor.bytes(), length, true);
		}
	}

	private void write(OutputStream out, InFlight message, byte[] bytes, int length, boolean compressed)
			throws IOException {
		this.frame.clear();
		ForwardMessage.writeHeader(this.frame, this.tag, length);
		out.write(this.frame.array(), 0, this.frame.length());
		out.write(bytes, 0, length);
		this.frame.clear();
		ForwardMessage.writeOptions(this.frame, message.text(), message.records(), compressed);
		out.write(this.frame.array(), 0, this.frame.length());
		out.flush();
	}

}
