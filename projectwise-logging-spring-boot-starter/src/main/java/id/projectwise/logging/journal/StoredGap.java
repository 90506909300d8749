package id.projectwise.logging.journal;

/**
 * Dropped records as the journal keeps them.
 *
 * @param from the position where they would begin
 * @param to the position after them
 * @param count how many there are
 * @param first the time of the first
 * @param last the time of the last
 * @param reason why they were dropped
 */
record StoredGap(long from, long to, long count, long first, long last, DropReason reason) {

	/** Records of which nothing is known but their positions. */
	static StoredGap missing(long from, long to) {
		return new StoredGap(from, to, 0, 0, 0, DropReason.MISSING);
	}

	/** Whether both tell of the same kind of loss, so that they can be told together. */
	boolean isLike(StoredGap other) {
		return (this.reason == DropReason.MISSING) == (other.reason == DropReason.MISSING);
	}

	/** This gap with more of the same, before, within or after it. */
	StoredGap with(StoredGap other) {
		return new StoredGap(Math.min(this.from, other.from), Math.max(this.to, other.to), this.count + other.count,
				Math.min(this.first, other.first), Math.max(this.last, other.last), this.reason);
	}

	boolean contains(long start, long end) {
		return this.from <= start && end <= this.to;
	}

	Gap toGap(String owner) {
		return new Gap(this.count, this.first, this.last, this.reason.text(), owner);
	}

}
