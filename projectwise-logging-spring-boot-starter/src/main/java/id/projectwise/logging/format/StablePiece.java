package id.projectwise.logging.format;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Neighbours in a format that show nothing but the level's name, the logger, the thread's
 * name and the origin of a record. Their text is the same for many records, so it is
 * kept, by the identity of these (the thread's name: by its characters). Of bounded size,
 * and without a lock: threads that miss another's entry make their own.
 */
public final class StablePiece implements Piece {

	/** The attributes that may be part of it, besides literal text. */
	static final Set<String> ATTRIBUTES = Set.of("levelname", "name", "threadName", "process", "service", "instance",
			"host");

	/** Those of them that belong to the origin. */
	static final Set<String> OF_ORIGIN = Set.of("process", "service", "instance", "host");

	private static final int SIZE = 1024;

	private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(SIZE);

	private final Piece[] pieces;

	private final boolean showsThread;

	private final boolean showsOrigin;

	/**
	 * Keep the text of pieces.
	 * @param pieces pieces that show nothing but what is named here
	 * @param showsThread whether the name of the thread is part of it
	 * @param showsOrigin whether the origin is part of it
	 */
	public StablePiece(List<Piece> pieces, boolean showsThread, boolean showsOrigin) {
		this.pieces = pieces.toArray(new Piece[0]);
		this.showsThread = showsThread;
		this.showsOrigin = showsOrigin;
	}

	@Override
	public void append(LogRecord record, LineBuffer line) {
		String level = record.levelName();
		String logger = record.loggerName();
		String thread = this.showsThread ? record.threadName() : "";
		@Nullable Origin origin = this.showsOrigin ? record.origin() : null;
		int hash = logger.hashCode() * 31 + thread.hashCode() + level.hashCode() + System.identityHashCode(origin);
		int slot = (hash ^ hash >>> 10 ^ hash >>> 20) & (SIZE - 1);
		Entry entry = this.entries.getPlain(slot);
		if (entry != null && entry.isOf(level, logger, thread, origin)) {
			line.append(entry.text);
			return;
		}
		int from = line.length();
		for (Piece piece : this.pieces) {
			piece.append(record, line);
		}
		if (entry == null || entry.isTimeToGo()) {
			this.entries.setRelease(slot, new Entry(level, logger, thread, origin, line.copy(from)));
		}
	}

	private static final class Entry {

		private static final int PATIENCE = 64;

		private final String level;

		private final String logger;

		private final String thread;

		private final @Nullable Origin origin;

		private final byte[] text;

		private int misses;

		Entry(String level, String logger, String thread, @Nullable Origin origin, byte[] text) {
			this.level = level;
			this.logger = logger;
			this.thread = thread;
			this.origin = origin;
			this.text = text;
		}

		// Comparing characters would cost what is to be saved. Only virtual threads
		// without a name have a new string each time.
		boolean isOf(String otherLevel, String otherLogger, String otherThread, @Nullable Origin otherOrigin) {
			return this.logger == otherLogger && this.level == otherLevel && this.thread.equals(otherThread)
					&& this.origin == otherOrigin;
		}

		boolean isTimeToGo() {
			return ++this.misses > PATIENCE;
		}

	}

}
