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

		/** What a delivery takes in memory beside its lines. */
		private static final int OVERHEAD = 1024;

		long bytes() {
			return this.delivery.lines().bytes() + OVERHEAD;
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
