package id.projectwise.logging.file;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Told what happens to a tree of files, since the tree itself never logs. Called on
 * logging threads and on the maintenance thread, most of the time under the lock of the
 * tree; must not block, not throw, and not write to the tree except as noted.
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
	 * A module's file works again.
	 * @param file the file, to which the listener may append a line about it
	 * @param lost how many lines were lost
	 * @param from the time of the first lost line
	 * @param to the time of the last lost line
	 * @param reason why they were lost
	 */
	default void recovered(ModuleFile file, long lost, Instant from, Instant to, Exception reason) {
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
