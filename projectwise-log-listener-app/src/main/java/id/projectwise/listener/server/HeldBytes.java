package id.projectwise.listener.server;

/**
 * Memory that the connections of an event loop have in common. For its thread.
 */
final class HeldBytes {

	private final long most;

	private long taken;

	HeldBytes(long most) {
		this.most = most;
	}

	/**
	 * Take memory if there is enough.
	 * @param bytes how many bytes
	 * @return whether they were taken, to be given back later
	 */
	boolean take(long bytes) {
		if (bytes > this.most - this.taken) {
			return false;
		}
		this.taken += bytes;
		return true;
	}

	void giveBack(long bytes) {
		this.taken -= bytes;
	}

	long taken() {
		return this.taken;
	}

}
