package id.projectwise.listener.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import id.projectwise.logging.file.TreeListener;

/**
 * Told what happens to a {@link CommitStore}, which itself never logs. Called on the
 * store's writing thread, at its opening on the opening one; must not block and not
 * throw, but may {@linkplain CommitStore#write write} to the store.
 */
public interface StoreListener extends TreeListener {

	/**
	 * Nothing can be written; nothing is acknowledged until it works again, which is
	 * tried every second. Called at first and then once a minute.
	 * @param reason why
	 * @param since for how long
	 */
	default void unwritable(Exception reason, Duration since) {
	}

	/**
	 * Records are written again, none is lost.
	 * @param after for how long nothing could be written
	 */
	default void writableAgain(Duration after) {
	}

	/**
	 * A stream continues that the store does not know: its state was lost or too old, and
	 * records that were in flight may be in the files twice. A line in the files says so,
	 * too.
	 * @param stream the stream
	 * @param from where it continues
	 */
	default void unknownStream(UUID stream, long from) {
	}

	/**
	 * Streams were forgotten, for they were idle for too long or there were too many.
	 * @param count how many
	 * @param reason why
	 */
	default void forgotten(int count, String reason) {
	}

	/**
	 * At the opening, the store found a commit that its last owner did not finish, and
	 * undid it: its records will come again.
	 * @param file a file that was cut back
	 * @param bytes by how many bytes
	 */
	default void cut(Path file, long bytes) {
	}

	/**
	 * At the opening, the state was not as it should be, and the store goes on as well as
	 * it can.
	 * @param file the file concerned
	 * @param what what was found and what that means
	 */
	default void damaged(Path file, String what) {
	}

}
