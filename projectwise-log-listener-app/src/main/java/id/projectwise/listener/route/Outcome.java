package id.projectwise.listener.route;

/**
 * What became of a {@link Delivery}.
 */
public enum Outcome {

	/**
	 * It is in the files, and survives what {@link SyncPolicy} says it survives: to be
	 * acknowledged.
	 */
	COMMITTED,

	/**
	 * It was in the files before, and was not written again: to be acknowledged.
	 */
	REPEATED,

	/**
	 * It does not follow what its stream has in the files, and was not written: the
	 * connection is to be closed, so that the worker asks where to go on.
	 */
	OUT_OF_ORDER,

	/**
	 * Its stream belongs to somebody else than its sender, and it was not written.
	 */
	FOREIGN,

	/**
	 * The store was closed before it was written: not to be acknowledged.
	 */
	CLOSED

}
