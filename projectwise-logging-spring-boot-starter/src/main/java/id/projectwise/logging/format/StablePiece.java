package id.projectwise.logging.format;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours in a format that show nothing but the level, the logger, the thread's name
 * and the origin of a record. Their text is the same for many records, so it is kept, by
 * the identity of these (the thread's name: by its characters). Of bounded size, and
 * without a lock: threads that miss another's entry make their own.
 */
final class StablePiece implements Piece {

	/** The attributes that may be part of it, besides literal text. */
	static final Set<String> ATTRIBUTES = Set.of("levelname", "levelno", "name", "threadName", "process", "processName",
			"service", "instance", "host", "taskName");

	private static final int SIZE = 1024;

	private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SIZE);

	private final Piece[] pieces;

	private final boolean showsThread;

	StablePiece(List<Piece> pieces, boolean showsThread) {
		this.pieces = pieces.toArray(new Piece[0]);
		this.showsThread = showsThread;
	}

	@Override
	public void append(LogRecord record, LineBuffer line) {
		String level = record.levelName();
		String logger = record.loggerName();
		String thread = this.showsThread ? record.threadName() : "";
		int hash = logger.hashCode() * 31 + thread.hashCode() + level.hashCode();
		int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & (SIZE - 1);
		Entry entry = this.entries.getPlain(slot);
		if (entry != null && entry.isOf(level, logger, thread, record.origin())) {
			line.append(entry.text);
			return;
		}
		int from = line.length();
		for (Piece piece : this.pieces) {
			piece.append(record, line);
		}
		if (entry == null || entry.isTimeToGo()) {
			this.entries.setRelease(slot, new Entry(level, logger, thread, record.origin(), line.copy(from)));
		}
	}

	private static final class Entry {

		private static final int PATIENCE = 64;

		private final String level;

		private final String logger;

		private final String thread;

		private final Origin origin;

		private final byte[] text;

		private int misses;

		Entry(String level, String logger, String thread, Origin origin, byte[] text) {
			this.level = level;
			this.logger = logger;
			this.thread = thread;
			this.origin = origin;
			this.text = text;
		}

		// Comparing characters would cost what is to be saved. Only virtual threads
		// without
		// a name have a new string each time.
		boolean isOf(String otherLevel, String otherLogger, String otherThread, Origin otherOrigin) {
			return this.logger == otherLogger && this.level == otherLevel && this.thread.equals(otherThread)
					&& this.origin == otherOrigin;
		}

		boolean isTimeToGo() {
			return ++this.misses > PATIENCE;
		}

	}

}
