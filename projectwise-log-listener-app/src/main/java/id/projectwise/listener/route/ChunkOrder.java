package id.projectwise.listener.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import id.projectwise.logging.protocol.ChunkId;

/**
 * Which chunks of a batch are next in their streams, where the marks will be, and whose
 * streams they are.
 */
final class ChunkOrder {

	private final ToLongFunction<UUID> marks;

	private final Function<UUID, StreamOwner> owners;

	private final Map<UUID, Long> newMarks = new LinkedHashMap<>();

	private final Map<UUID, StreamOwner> newOwners = new LinkedHashMap<>();

	/**
	 * Create an order.
	 * @param marks tells the present mark of a stream, or {@link MarkTable#UNKNOWN}
	 * @param owners tells whom a stream belongs to
	 */
	ChunkOrder(ToLongFunction<UUID> marks, Function<UUID, StreamOwner> owners) {
		this.marks = marks;
		this.owners = owners;
	}

	/**
	 * Decide about the next chunk.
	 * @param chunk the chunk
	 * @param isResumed whether it may be from the middle of a stream nobody knows here
	 * @param sender who sent it
	 */
	Outcome next(ChunkId chunk, boolean isResumed, StreamOwner sender) {
		UUID stream = chunk.stream();
		StreamOwner owner = ownerOf(stream);
		if (owner.excludes(sender)) {
			return Outcome.FOREIGN;
		}
		long mark = markOf(stream);
		if (mark == MarkTable.UNKNOWN && chunk.from() > 0 && !isResumed) {
			return Outcome.OUT_OF_ORDER;
		}
		if (mark == MarkTable.UNKNOWN || chunk.from() == mark) {
			this.newMarks.put(stream, chunk.to());
			if (!owner.isSomebody() && sender.isSomebody()) {
				this.newOwners.put(stream, sender);
			}
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

	private StreamOwner ownerOf(UUID stream) {
		StreamOwner owner = this.newOwners.get(stream);
		return (owner != null) ? owner : this.owners.apply(stream);
	}

	private long markOf(UUID stream) {
		Long mark = this.newMarks.get(stream);
		return (mark != null) ? mark : this.marks.applyAsLong(stream);
	}

	Map<UUID, Long> newMarks() {
		return this.newMarks;
	}

	/**
	 * Return the streams that belonged to nobody and will belong to who continued them.
	 */
	Map<UUID, StreamOwner> newOwners() {
		return this.newOwners;
	}

}
