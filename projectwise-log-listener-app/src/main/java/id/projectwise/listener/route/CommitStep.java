package id.projectwise.listener.route;

import java.io.IOException;

/**
 * What a commit has just done; tests stop or fail there.
 */
enum CommitStep {

	FILES_OPENED, UNDO_STORED, APPENDED, ALL_APPENDED, MARK_STORED, ALL_MARKS_STORED, UNDO_CLOSED, FILE_CUT,
	MARK_RESTORED;

	/**
	 * Told each step.
	 */
	interface Observer {

		void reached(CommitStep step) throws IOException;

	}

}
