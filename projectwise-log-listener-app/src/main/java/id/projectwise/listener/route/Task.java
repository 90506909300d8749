package id.projectwise.listener.route;

/**
 * What waits for the writing thread.
 */
sealed interface Task {

	/**
	 * Lines to write.
	 *
	 * @param delivery the lines
	 */
	record Write(Delivery delivery) implements Task {

		/** What a delivery takes in memory beside its batch. */
		private static final int OVERHEAD = 256;

		long bytes() {
			return this.delivery.lines().heldBytes() + OVERHEAD;
		}

	}

	/**
	 * Something to do once all before is written.
	 *
	 * @param action what to do
	 */
	record Act(Runnable action) implements Task {

	}

}
