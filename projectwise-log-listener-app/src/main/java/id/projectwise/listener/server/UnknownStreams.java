package id.projectwise.listener.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The last streams of which a connection was told that they are not known here. For the
 * event loop's thread.
 */
final class UnknownStreams {

	/** A worker asks for a stream just before it sends it. */
	private static final int MAX_STREAMS = 16;

	private @Nullable Deque<UUID> streams;

	void add(UUID stream) {
		Deque<UUID> known = this.streams;
		if (known == null) {
			known = new ArrayDeque<>(1);
			this.streams = known;
		}
		if (known.size() == MAX_STREAMS) {
			known.removeFirst();
		}
		known.addLast(stream);
	}

	/**
	 * Forget a stream.
	 * @return whether it was among them
	 */
	boolean remove(UUID stream) {
		return this.streams != null && this.streams.removeFirstOccurrence(stream);
	}

}
