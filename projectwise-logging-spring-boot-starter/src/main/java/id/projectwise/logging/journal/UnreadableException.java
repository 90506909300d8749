package id.projectwise.logging.journal;

/**
 * A file of a journal cannot be read.
 */
final class UnreadableException extends Exception {

	private static final long serialVersionUID = 1L;

	private final String reason;

	private final boolean damaged;

	private UnreadableException(String reason, boolean damaged) {
		super(reason);
		this.reason = reason;
		this.damaged = damaged;
	}

	static UnreadableException damaged(String what) {
		return new UnreadableException(what, true);
	}

	static UnreadableException unknownVersion(int version, int known) {
		return new UnreadableException("its layout has version " + version + " (known: " + known
				+ "); it is left alone: the release that wrote it can deliver it", false);
	}

	String reason() {
		return this.reason;
	}

	/** Whether it is of no use to anybody, not to another release either. */
	boolean isDamaged() {
		return this.damaged;
	}

}
