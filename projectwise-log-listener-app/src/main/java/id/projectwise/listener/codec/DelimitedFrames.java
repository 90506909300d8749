package id.projectwise.listener.codec;

/**
 * Lines, each ended by a line feed, a carriage return and a line feed, or a zero byte.
 * Empty ones are none.
 */
final class DelimitedFrames extends FrameCutter {

	/** How much of what is left was searched before. */
	private int searched;

	private boolean isSkipping;

	DelimitedFrames(WorkArray work, int maxLength) {
		super(work, maxLength);
	}

	@Override
	public Cut next() {
		for (int end = find(); end >= 0; end = find()) {
			int start = position();
			if (!this.isSkipping && lengthOf(start, end) > 0) {
				return line(start, end, end + 1);
			}
			goTo(end + 1);
			this.isSkipping = false;
		}
		return rest();
	}

	private int find() {
		return Delimiters.find(bytes(), position() + this.searched, limit());
	}

	private Cut line(int start, int end, int next) {
		this.searched = 0;
		return frame(start, lengthOf(start, end), next);
	}

	private int lengthOf(int start, int end) {
		return (end > start && bytes()[end - 1] == '\r') ? end - start - 1 : end - start;
	}

	/** What is left has no end yet. */
	private Cut rest() {
		this.searched = remaining();
		boolean isTooLong = this.searched > maxLength() + 1;
		if (!this.isSkipping && (isTooLong || (isEnded() && lengthOf(position(), limit()) > 0))) {
			this.isSkipping = isTooLong;
			return line(position(), limit(), limit());
		}
		if (this.isSkipping || isEnded()) {
			goTo(limit());
		}
		return Cut.NOTHING;
	}

	private void goTo(int index) {
		skipTo(index);
		this.searched = 0;
	}

}
