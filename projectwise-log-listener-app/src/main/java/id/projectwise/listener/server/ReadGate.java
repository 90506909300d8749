package id.projectwise.listener.server;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Bounds the memory of one event loop's connections: while the store, or the unfinished
 * messages, hold more than they may, the gate is closed. A connection that read then is
 * held, and the held ones go on first come, first served. For the event loop's thread.
 * <p>
 * When nothing but unfinished messages fills the memory, none of them might ever be
 * finished; so one connection at a time is favoured and goes on in spite of the closed
 * gate until its message is whole.
 */
final class ReadGate {

	private final LongSupplier pendingBytes;

	private final long maxPendingBytes;

	private final long maxUnfinishedBytes;

	private final Set<Connection> held = new LinkedHashSet<>();

	private @Nullable Connection favoured;

	private long unfinishedBytes;

	ReadGate(LongSupplier pendingBytes, long maxPendingBytes, long maxUnfinishedBytes) {
		this.pendingBytes = pendingBytes;
		this.maxPendingBytes = maxPendingBytes;
		this.maxUnfinishedBytes = maxUnfinishedBytes;
	}

	boolean isClosed() {
		return isFullOfMessages() || isStoreFull();
	}

	boolean isFullOfMessages() {
		return this.unfinishedBytes > this.maxUnfinishedBytes;
	}

	boolean holdsAny() {
		return !this.held.isEmpty();
	}

	/**
	 * Take note of what an unfinished message holds now.
	 * @param change the difference to before, in bytes
	 */
	void unfinishedChanged(int change) {
		this.unfinishedBytes += change;
	}

	/**
	 * Hold a connection that has something to decode, if the store is full: a few bytes
	 * may become many.
	 * @param connection the connection
	 */
	void beforeDecoding(Connection connection) {
		if (isStoreFull()) {
			hold(connection);
		}
	}

	/**
	 * Hold a connection that has read, if the gate is closed: those with an unfinished
	 * message because of such, and any because of the store.
	 * @param connection the connection
	 */
	void afterRead(Connection connection) {
		boolean adds = connection.hasUnfinishedMessage() && connection != this.favoured;
		if (isStoreFull() || (isFullOfMessages() && adds)) {
			hold(connection);
		}
	}

	private void hold(Connection connection) {
		this.favoured = (connection == this.favoured) ? null : this.favoured;
		this.held.add(connection);
		connection.hold();
	}

	/**
	 * Let held connections go on as far as there is room.
	 */
	void release() {
		while (holdsAny() && !isClosed()) {
			next().goOn();
		}
		if (holdsAny() && !isStoreFull() && (this.favoured == null || !this.favoured.hasUnfinishedMessage())) {
			favour();
		}
	}

	/**
	 * Forget a connection.
	 * @param connection the connection, which is closed
	 */
	void remove(Connection connection) {
		this.held.remove(connection);
		if (this.favoured == connection) {
			this.favoured = null;
		}
	}

	private boolean isStoreFull() {
		return this.pendingBytes.getAsLong() > this.maxPendingBytes;
	}

	private Connection next() {
		Iterator<Connection> connections = this.held.iterator();
		Connection next = connections.next();
		connections.remove();
		return next;
	}

	private void favour() {
		for (Connection connection : this.held) {
			if (connection.hasUnfinishedMessage()) {
				this.held.remove(connection);
				this.favoured = connection;
				connection.goOn();
				return;
			}
		}
	}

}
