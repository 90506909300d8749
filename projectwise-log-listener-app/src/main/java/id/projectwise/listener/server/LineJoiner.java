package id.projectwise.listener.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import id.projectwise.logging.protocol.LinePiece;
import id.projectwise.logging.protocol.ReceivedRecord;
import id.projectwise.logging.record.LogRecord;

/**
 * Puts lines together again that a container engine has cut into pieces. What cannot be
 * put together is handed on as it is: pieces that do not follow each other, lines that
 * get too long or are too many, and what there is of a line when its holder does not wait
 * any longer. For one thread.
 */
final class LineJoiner {

	/** A container has two lines at a time; one connection may carry many containers. */
	static final int MAX_LINES = 64;

	/** In characters. */
	static final int MAX_LENGTH = 1 << 20;

	private final Map<String, JoinedLine> lines = new LinkedHashMap<>();

	private final HeldBytes held;

	/**
	 * Create a joiner.
	 * @param held where the memory is from; what does not fit is not held
	 */
	LineJoiner(HeldBytes held) {
		this.held = held;
	}

	/**
	 * Return whether no line is held.
	 */
	boolean isEmpty() {
		return this.lines.isEmpty();
	}

	/**
	 * Take a record, and hold it if it is a piece of a line that goes on.
	 * @param record the record, read before this returns
	 * @param target where whole lines go
	 */
	void add(ReceivedRecord record, Consumer<LogRecord> target) {
		LinePiece piece = record.piece();
		if (piece == null) {
			target.accept(record);
			return;
		}
		JoinedLine line = this.lines.remove(piece.id());
		if (line != null && goesOn(line, piece, record.message())) {
			handOn(line, piece, target);
			return;
		}
		if (line != null) {
			release(line, target);
		}
		begin(record, piece, target);
	}

	private boolean goesOn(JoinedLine line, LinePiece piece, String message) {
		if (!line.isFollowedBy(piece) || line.length() + message.length() > MAX_LENGTH
				|| !this.held.take(JoinedLine.bytes(message))) {
			return false;
		}
		line.append(piece, message);
		return true;
	}

	private void handOn(JoinedLine line, LinePiece piece, Consumer<LogRecord> target) {
		if (piece.isLast()) {
			release(line, target);
		}
		else {
			this.lines.put(piece.id(), line);
		}
	}

	private void begin(ReceivedRecord record, LinePiece piece, Consumer<LogRecord> target) {
		if (!piece.isLast() && this.lines.size() < MAX_LINES) {
			JoinedLine line = new JoinedLine(record, piece);
			if (this.held.take(line.bytes())) {
				this.lines.put(piece.id(), line);
				return;
			}
		}
		target.accept(record);
	}

	/**
	 * Hand on what there is of lines that are held for long.
	 * @param before the time from which on lines stay, of {@link System#nanoTime()}
	 * @param target where they go
	 */
	void release(long before, Consumer<LogRecord> target) {
		if (isEmpty()) {
			return;
		}
		for (JoinedLine line : List.copyOf(this.lines.values())) {
			if (line.since() - before < 0) {
				this.lines.values().remove(line);
				release(line, target);
			}
		}
	}

	private void release(JoinedLine line, Consumer<LogRecord> target) {
		this.held.giveBack(line.bytes());
		target.accept(line);
	}

}
