package id.projectwise.logging.journal;

/**
 * Whoever looks after the folder that a stream is in. Called under the lock of the
 * journal.
 */
interface SegmentOwner {

	/** Records of a stream begin to be dropped. */
	void dropping(DropReason reason);

	/** Something failed for want of a page of a file. */
	void failed(String what, InternalError reason);

	/** A segment of a stream is not needed any more. */
	void free(Segment segment);

	/** All files of a stream are gone. */
	void forgotten(SegmentedStream stream);

}
