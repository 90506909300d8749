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

	/** This gap with more of the same, before, within or after it. */
	StoredGap with(StoredGap other) {
		return new StoredGap(Math.min(this.from, other.from), Math.max(this.to, other.to), this.count + other.count,
				Math.min(this.first, other.first), Math.max(this.last, other.last), this.reason);
	}

	boolean contains(long start, long end) {
		return this.from <= start && end <= this.to;
	}

	Gap toGap() {
		return new Gap(this.count, this.first, this.last, this.reason.text());
	}

}
