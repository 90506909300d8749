package id.projectwise.logging.journal;

/**
 * A file of a journal cannot be read.
 */
final class UnreadableException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String what;

	private final boolean damaged;

	private UnreadableException(String what, boolean damaged) {
		super(what);
		this.what = what;
		this.damaged = damaged;
	}

	static UnreadableException damaged(String what) {
		return new UnreadableException(what, true);
	}

	static UnreadableException unknownVersion(int version, int known) {
		return new UnreadableException("its layout has version " + version + " (known: " + known
				+ "); it is left alone: the release that wrote it can deliver it", false);
	}

	/** What is wrong with it. */
	String what() {
		return this.what;
	}

	/** Whether it is of no use to anybody, not to another release either. */
	boolean isDamaged() {
		return this.damaged;
	}

}
