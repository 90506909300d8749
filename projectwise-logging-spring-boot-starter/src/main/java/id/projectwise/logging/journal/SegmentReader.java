package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Copies records out of segments. For one thread.
 */
final class SegmentReader {

	/**
	 * How long a thread may take between claiming and publishing, where another one
	 * failed to.
	 */
	private static final long BROKEN_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final JournalListener listener;

	private @Nullable RecordCursor cursor;

	private @Nullable Segment segment;

	private long holeSince;

	SegmentReader(JournalListener listener) {
		this.listener = listener;
	}

	/**
	 * Read whole records, as many as fit.
	 * @param from a position in the segment
	 * @param active whether the segment is appended to
	 * @throws IllegalArgumentException if the first one does not fit
	 */
	Batch read(Segment of, long from, boolean active, byte[] target) {
		Batch batch = new Batch(from, target);
		try {
			RecordCursor at = cursorOf(of);
			at.seek(from);
			batch.fill(at);
			if (of.broken && !active && batch.records == 0 && !at.isAtEnd() && isHoleOld()) {
				at.lookPastHoles();
				batch.fill(at);
			}
			if (batch.records == 0 && at.isCut()) {
				lose(of, batch, "it was cut");
			}
		}
		catch (NoSuchFileException ex) {
			lose(of, batch, String.valueOf(ex.getReason()));
		}
		catch (IOException ex) {
			this.listener.failed("read a segment", of.path(), ex);
		}
		catch (InternalError ex) {
			lose(of, batch, ex.toString());
		}
		return batch;
	}

	private RecordCursor cursorOf(Segment of) throws IOException {
		RecordCursor at = this.cursor;
		if (at == null || this.segment != of) {
			at = new RecordCursor(of);
			this.cursor = at;
			this.segment = of;
			this.holeSince = 0;
		}
		return at;
	}

	private boolean isHoleOld() {
		long now = System.nanoTime();
		if (this.holeSince == 0) {
			this.holeSince = now;
		}
		return now - this.holeSince > BROKEN_NANOS;
	}

	private void lose(Segment of, Batch batch, String reason) {
		if (batch.records == 0) {
			this.listener.missing(of.path(), reason);
			batch.lost = true;
		}
	}

	/** Let go of the bytes of the segment that was read last. */
	void release() {
		this.cursor = null;
		this.segment = null;
	}

	/**
	 * Records that were read together.
	 */
	static final class Batch {

		private final byte[] target;

		private long to;

		private int records;

		private int length;

		private long firstEpochMillis;

		private boolean lost;

		private Batch(long from, byte[] target) {
			this.to = from;
			this.target = target;
		}

		private void fill(RecordCursor cursor) {
			while (cursor.next()) {
				if (cursor.length() > this.target.length - this.length) {
					cursor.unread();
					requireRecords(cursor.length());
					break;
				}
				add(cursor);
			}
			this.to = cursor.position();
		}

		/** Wholly, or not at all if a page is missing. */
		private void add(RecordCursor cursor) {
			long epochMillis = cursor.epochMillis();
			cursor.copyPayload(this.target, this.length);
			this.firstEpochMillis = (this.records == 0) ? epochMillis : this.firstEpochMillis;
			this.records++;
			this.length += cursor.length();
			this.to = cursor.position();
		}

		private void requireRecords(int next) {
			if (this.records == 0) {
				throw new IllegalArgumentException(
						"The next record has " + next + " bytes (target: " + this.target.length + ")");
			}
		}

		long to() {
			return this.to;
		}

		int records() {
			return this.records;
		}

		/** Whether nothing can be read from here to the end of the segment. */
		boolean isLost() {
			return this.lost;
		}

		int length() {
			return this.length;
		}

		long firstEpochMillis() {
			return this.firstEpochMillis;
		}

	}

}
