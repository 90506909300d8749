package id.projectwise.listener.server;

/**
 * What a connection knows of the handler of its protocol. For the event loop's thread.
 */
interface Receiver {

	/** Of a connection whose protocol is not known yet. */
	Receiver NONE = new Receiver() {

		@Override
		public boolean isWaiting() {
			return false;
		}

		@Override
		public void goOn() {
			// Nothing waits.
		}

		@Override
		public void end() {
			// Nothing was begun.
		}

	};

	/**
	 * Return whether there are bytes that were not looked at because the connection had
	 * to pause.
	 */
	boolean isWaiting();

	/**
	 * Look at the bytes that wait, as far as the connection may.
	 */
	void goOn();

	/**
	 * The peer has sent its last byte, and nothing waits.
	 */
	void end();

}
