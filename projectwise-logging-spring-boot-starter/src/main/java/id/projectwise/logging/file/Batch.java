package id.projectwise.logging.file;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Lines of several threads on their way in one write, and what became of them.
 */
final class Batch {

	/** Guarded by the writer's queue lock until the batch is taken. */
	int length;

	/** Set by the thread that writes, before {@link #done}. */
	int written;

	@Nullable IOException failure;

	volatile boolean done;

	/**
	 * Tell what became of one line.
	 * @param end where the line ends in the batch
	 * @return {@code null} if all of it is with the operating system, else why not
	 */
	@Nullable IOException resultOf(int end) {
		return (end <= this.written) ? null : this.failure;
	}

}
