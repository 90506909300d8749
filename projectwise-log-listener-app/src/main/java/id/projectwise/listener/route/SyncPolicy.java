package id.projectwise.listener.route;

/**
 * When what was committed is forced to the disk. Whatever the policy, a commit survives
 * the death of the process.
 */
public enum SyncPolicy {

	/**
	 * When the operating system likes to: a power loss may take the last seconds.
	 */
	NEVER,

	/**
	 * Every so often: a power loss may take what was committed since the last time.
	 */
	INTERVAL,

	/**
	 * Before a commit is acknowledged.
	 */
	ALWAYS

}
