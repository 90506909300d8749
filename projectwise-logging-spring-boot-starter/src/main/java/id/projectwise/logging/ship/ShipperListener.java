package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.UUID;

/**
 * Told what happens to a shipper, since the shipper itself never logs. Called on the
 * shipper's thread; must not block for long and not throw. What is lost here is the
 * connection only: records stay in the journal.
 */
public interface ShipperListener {

	/**
	 * The receiver has acknowledged something, for the first time on a connection.
	 * @param destination host and port
	 */
	default void answered(String destination) {
	}

	/**
	 * The receiver keeps no marks, so it is not our listener: records that were sent when
	 * a connection broke are sent again, and may be there twice. Called when that is
	 * found out, not for each connection.
	 * @param destination host and port
	 */
	default void atLeastOnce(String destination) {
	}

	/**
	 * A connection was lost or could not be made. It is tried again without end, and this
	 * is called for each attempt that fails.
	 * @param reason what happened; names the destination
	 * @param delay when the next attempt is made
	 */
	default void lost(String reason, Duration delay) {
	}

	/**
	 * The receiver did not keep to the protocol and was hung up on. {@link #lost} is
	 * called as well.
	 * @param reason what it sent, and what was expected
	 */
	default void rejected(String reason) {
	}

	/**
	 * The receiver hung up again and again instead of acknowledging the records of an
	 * earlier run or of an ended process. They are left alone for a while, so that others
	 * can be shipped; they stay in the journal.
	 * @param stream the stream they belong to
	 * @param reason how the last attempt ended
	 * @param delay when they are tried again
	 */
	default void refused(UUID stream, String reason, Duration delay) {
	}

	/**
	 * Something failed that will be tried again later.
	 * @param what what was tried
	 * @param reason why it failed
	 */
	default void failed(String what, Throwable reason) {
	}

}
