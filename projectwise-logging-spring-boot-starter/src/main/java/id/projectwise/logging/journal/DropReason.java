package id.projectwise.logging.journal;

/**
 * Why records were dropped. The codes are on the disk.
 */
enum DropReason {

	/** The oldest ones gave way. */
	OLDEST(1, "the journal was at its size limit, and the oldest records gave way"),

	/** New ones were refused. */
	NEWEST(2, "the journal was at its size limit"),

	/** No segment could be made. */
	DISK(3, "the disk of the journal could not take more"),

	/** It does not fit into a segment. */
	TOO_LARGE(4, "a record was larger than the journal takes"),

	/** Something went wrong in the appending thread. */
	FAILED(5, "appending to the journal failed"),

	/** Somebody removed, cut or overwrote files of the journal. */
	MISSING(6, "files of the journal were removed or damaged from outside, and with them an unknown number of records"),

	/** A code of a newer release. */
	UNKNOWN(0, "of a reason this release does not know");

	private final int code;

	private final String text;

	DropReason(int code, String text) {
		this.code = code;
		this.text = text;
	}

	static DropReason of(long code) {
		for (DropReason reason : values()) {
			if (reason.code == code) {
				return reason;
			}
		}
		return UNKNOWN;
	}

	int code() {
		return this.code;
	}

	String text() {
		return this.text;
	}

}
