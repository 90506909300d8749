package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * Frames with their length in front. Half a frame is none.
 */
final class PrefixedFrames extends FrameCutter {

	private final LengthPrefix prefix;

	private final int maxAnnounced;

	/** How much is still to come of a frame that is too long. */
	private long toSkip;

	PrefixedFrames(LengthPrefix prefix, WorkArray work, int maxLength, int maxAnnounced) {
		super(work, maxLength);
		this.prefix = prefix;
		this.maxAnnounced = maxAnnounced;
	}

	@Override
	public Cut next() throws ProtocolException {
		skip();
		int size = this.prefix.size(bytes(), position(), limit());
		if (size == 0) {
			return Cut.NOTHING;
		}
		long length = this.prefix.length(bytes(), position(), size);
		if (length > Math.max(this.maxAnnounced, maxLength())) {
			throw new ProtocolException("length of a frame", length, "at most " + this.maxAnnounced);
		}
		if (length <= maxLength() && length > remaining() - size) {
			return Cut.NOTHING;
		}
		int start = position() + size;
		int end = (int) Math.min(start + length, limit());
		this.toSkip = start + length - end;
		return frame(start, length, end);
	}

	private void skip() {
		int skipped = (int) Math.min(this.toSkip, remaining());
		skipTo(position() + skipped);
		this.toSkip -= skipped;
	}

}
