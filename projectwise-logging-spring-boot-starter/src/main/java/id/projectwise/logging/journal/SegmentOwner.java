package id.projectwise.logging.journal;

/**
 * Whoever looks after the folder that a stream is in. Called under the lock of the
 * journal.
 */
interface SegmentOwner {

	/** Records of a stream begin to be dropped. */
	void dropping(DropReason reason);

	/** The disk did not do what was asked for. */
	void failed(String what, Throwable reason);

	/** A segment of a stream is not needed any more. */
	void free(Segment segment);

	/** The file of a segment was removed from outside; it is not to be touched. */
	void detached(Segment segment);

	/** All files of a stream are gone. */
	void forgotten(SegmentedStream stream);

}
