package id.projectwise.listener.server;

/**
 * Why a record is not in the files although its connection goes on.
 */
public enum RecordFault {

	/** It is not what its protocol allows, or cannot be made a line. */
	MALFORMED,

	/** It is longer than allowed. */
	TOO_LONG

}
