package id.projectwise.logging.journal;

/**
 * The end of a stream that is appended to, as its reader sees it. Called under the lock
 * of the journal unless noted.
 */
interface LiveEnd {

	/** Whether records go to this segment. From any thread, without the lock. */
	boolean isActive(Segment segment);

	/** The position up to which bytes are taken. */
	long tailPosition();

	/**
	 * If a gap is to be reported at the end of the active segment, go on in the next
	 * segment, so that it grows no more.
	 * @return whether there is such a gap and it is settled now
	 */
	boolean settleGap();

}
