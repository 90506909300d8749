package id.projectwise.logging.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Told what happens to a tree of files, since the tree itself never logs. Called on
 * logging threads and on the maintenance thread, most of the time under the lock of the
 * tree; must not block, not throw, and not write to the tree.
 */
public interface TreeListener {

	/**
	 * Lines of a module cannot be written. Called for each line that is lost.
	 * @param module the module
	 * @param reason why
	 * @param lost how many lines of the module are lost since it last worked
	 */
	default void lost(String module, Exception reason, long lost) {
	}

	/**
	 * Make the line that says in a module's file that lines are missing. It is the first
	 * one after the gap.
	 * @param loss what was lost
	 * @param epochMillis the time of the line
	 * @return the line, its line feed included
	 */
	default byte[] notice(Loss loss, long epochMillis) {
		return (loss + "\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * A module's file works again, and has the line about what was lost.
	 * @param module the module
	 * @param loss what was lost
	 */
	default void recovered(String module, Loss loss) {
	}

	/**
	 * Something in the upkeep of the tree failed and will be tried again.
	 * @param what what was tried
	 * @param path the file concerned
	 * @param reason why it failed
	 */
	default void failed(String what, Path path, Exception reason) {
	}

	/**
	 * A module got a dated file, by midnight or by size.
	 * @param dated the file
	 */
	default void rotated(Path dated) {
	}

	/**
	 * A dated file was removed, by age or by the cap on the total size.
	 * @param dated the file
	 */
	default void deleted(Path dated) {
	}

	/**
	 * A dated file was compressed.
	 * @param compressed the gzip file
	 */
	default void compressed(Path compressed) {
	}

}
