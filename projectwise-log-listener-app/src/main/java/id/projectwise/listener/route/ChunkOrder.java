package id.projectwise.listener.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

import id.projectwise.logging.protocol.ChunkId;

/**
 * Which chunks of a batch are next in their streams, and where the marks will be.
 */
final class ChunkOrder {

	private final ToLongFunction<UUID> marks;

	private final Map<UUID, Long> newMarks = new LinkedHashMap<>();

	/**
	 * Create an order.
	 * @param marks tells the present mark of a stream, or {@link MarkTable#UNKNOWN}
	 */
	ChunkOrder(ToLongFunction<UUID> marks) {
		this.marks = marks;
	}

	/**
	 * Decide about the next chunk.
	 * @param isResumed whether it may be from the middle of a stream nobody knows here
	 */
	Outcome next(ChunkId chunk, boolean isResumed) {
		long mark = markOf(chunk.stream());
		if (mark == MarkTable.UNKNOWN && chunk.from() > 0 && !isResumed) {
			return Outcome.OUT_OF_ORDER;
		}
		if (mark == MarkTable.UNKNOWN || chunk.from() == mark) {
			this.newMarks.put(chunk.stream(), chunk.to());
			return Outcome.COMMITTED;
		}
		return (chunk.to() <= mark) ? Outcome.REPEATED : Outcome.OUT_OF_ORDER;
	}

	/**
	 * Return whether a chunk continues a stream nobody knows here.
	 */
	boolean isLost(ChunkId chunk) {
		return chunk.from() > 0 && markOf(chunk.stream()) == MarkTable.UNKNOWN;
	}

	private long markOf(UUID stream) {
		Long mark = this.newMarks.get(stream);
		return (mark != null) ? mark : this.marks.applyAsLong(stream);
	}

	Map<UUID, Long> newMarks() {
		return this.newMarks;
	}

}
