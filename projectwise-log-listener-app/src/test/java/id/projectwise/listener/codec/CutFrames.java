package id.projectwise.listener.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import id.projectwise.logging.protocol.ProtocolException;
import io.netty.buffer.Unpooled;

/**
 * What a cutter makes of bytes: the text of each frame, and how long those are that are
 * too long.
 */
final class CutFrames {

	final List<String> found = new ArrayList<>();

	private final FrameCutter cutter;

	CutFrames(FrameCutter cutter) {
		this.cutter = cutter;
	}

	CutFrames write(byte[] bytes, int size) throws ProtocolException {
		for (int from = 0; from < bytes.length; from += size) {
			turn(bytes, from, Math.min(size, bytes.length - from), Integer.MAX_VALUE);
		}
		return this;
	}

	/**
	 * One turn that ends after a number of frames.
	 */
	void turn(byte[] bytes, int from, int length, int frames) throws ProtocolException {
		this.cutter.open(Unpooled.wrappedBuffer(bytes, from, length));
		for (int i = 0; i < frames && next(); i++) {
			continue;
		}
		this.cutter.close();
	}

	void end() throws ProtocolException {
		this.cutter.endInput();
		turn(new byte[0], 0, 0, Integer.MAX_VALUE);
	}

	private boolean next() throws ProtocolException {
		return switch (this.cutter.next()) {
			case NOTHING -> false;
			case FRAME -> this.found.add(new String(this.cutter.bytes(), this.cutter.offset(),
					(int) this.cutter.length(), StandardCharsets.ISO_8859_1));
			case TOO_LONG -> this.found.add("too long: " + this.cutter.length());
		};
	}

}
