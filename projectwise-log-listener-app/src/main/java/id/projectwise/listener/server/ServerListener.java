package id.projectwise.listener.server;

import java.net.SocketAddress;

/**
 * Told what happens to the connections of a {@link LogServer}, which itself never logs.
 * Called on event loops, once for each occurrence and so possibly very often: an
 * implementation damps what it reports, must not block and must not throw.
 */
public interface ServerListener {

	/**
	 * A connection was closed, or not accepted.
	 * @param reason the kind of reason
	 * @param peer the peer's address
	 * @param detail what was found and what happens next, in one sentence; may quote
	 * nothing that the peer sent
	 */
	default void rejected(RejectReason reason, SocketAddress peer, String detail) {
	}

	/**
	 * Records could not be read and are not in the files, although the message they came
	 * in was accepted.
	 * @param peer the peer's address
	 * @param count how many, as far as they could be told apart
	 * @param detail what was found in the first of them
	 */
	default void malformedRecords(SocketAddress peer, int count, String detail) {
	}

	/**
	 * Something went wrong that nobody foresaw; the connection is closed.
	 * @param peer the peer's address
	 * @param cause what was thrown
	 */
	default void failed(SocketAddress peer, Throwable cause) {
	}

}
