package id.projectwise.listener.route;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link CommitStore} is and did, for health and metrics. Numbers count from its
 * opening.
 *
 * @param problem why nothing can be written at the moment; {@code null} if all is well
 * @param streams how many streams are remembered
 * @param openFiles how many files are open
 * @param commits how many commits were made
 * @param commitNanos how long all of them took together, in nanoseconds
 * @param records how many records were written
 * @param bytes how many bytes were written
 * @param repeated how many deliveries were in the files already
 * @param outOfOrder how many deliveries were refused
 * @param ownLinesLost how many of the store owner's own lines were dropped, for too many
 * were waiting
 */
public record StoreState(@Nullable String problem, int streams, int openFiles, long commits, long commitNanos,
		long records, long bytes, long repeated, long outOfOrder, long ownLinesLost) {

	/**
	 * Return whether records can be written.
	 * @return {@code false} while nothing is acknowledged
	 */
	public boolean isWritable() {
		return this.problem == null;
	}

}
