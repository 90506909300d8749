package id.projectwise.logging.journal;

/**
 * What happens to records when the journal is at its size limit.
 */
public enum OverflowPolicy {

	/** The oldest records that are not being shipped give way to new ones. */
	DROP_OLDEST,

	/** New records are dropped until there is room. */
	DROP_NEWEST,

	/** The caller waits for room, for a bounded time; then the new record is dropped. */
	BLOCK

}
