package id.projectwise.logging.ship;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import id.projectwise.logging.protocol.ChunkId;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver has: the lines, and how far it is with each stream, with the rule by
 * which our listener takes chunks. Survives restarts of a {@link TestReceiver}.
 */
final class Ledger {

	private final Map<UUID, Long> marks = new HashMap<>();

	private final List<String> lines = new ArrayList<>();

	private final List<UUID> ended = new ArrayList<>();

	private int repeated;

	private int outOfOrder;

	synchronized long mark(UUID stream) {
		return this.marks.getOrDefault(stream, -1L);
	}

	synchronized void setMark(UUID stream, long mark) {
		this.marks.put(stream, mark);
	}

	synchronized void forgetMarks() {
		this.marks.clear();
	}

	synchronized void end(UUID stream) {
		this.marks.remove(stream);
		this.ended.add(stream);
	}

	/**
	 * Take a chunk as our listener does.
	 * @return whether the chunk is to be acknowledged
	 */
	synchronized boolean commit(ChunkId chunk, ForwardRequest request) {
		Long mark = this.marks.get(chunk.stream());
		if (mark == null || mark == chunk.from()) {
			keep(request);
			this.marks.put(chunk.stream(), chunk.to());
			return true;
		}
		if (chunk.to() <= mark) {
			this.repeated++;
			return true;
		}
		this.outOfOrder++;
		return false;
	}

	synchronized void keep(ForwardRequest request) {
		List<String> added = request.text().lines().toList();
		if (added.size() != request.size()) {
			throw new IllegalStateException("size: " + request.size() + " (entries: " + added.size() + ")");
		}
		this.lines.addAll(added);
	}

	synchronized List<String> lines() {
		return List.copyOf(this.lines);
	}

	synchronized int size() {
		return this.lines.size();
	}

	synchronized @Nullable String last() {
		return this.lines.isEmpty() ? null : this.lines.get(this.lines.size() - 1);
	}

	synchronized List<UUID> ended() {
		return List.copyOf(this.ended);
	}

	synchronized int repeated() {
		return this.repeated;
	}

	synchronized int outOfOrder() {
		return this.outOfOrder;
	}

}
