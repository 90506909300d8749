package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;

import org.jspecify.annotations.Nullable;

/**
 * Looks through whole segments.
 */
final class SegmentScan {

	private SegmentScan() {
	}

	/** The position after the last record; the segment's base if there is none. */
	static long endOfRecords(Segment segment) throws IOException {
		RecordCursor cursor = new RecordCursor(segment);
		long end = segment.base();
		while (cursor.next()) {
			end = cursor.endOfRecord();
		}
		return end;
	}

	/**
	 * Count the records after a position.
	 * @return the gap they would leave, without a count if they cannot be counted any
	 * more; {@code null} if some are not published yet
	 */
	static @Nullable StoredGap asGap(Segment segment, long from) throws IOException {
		try {
			RecordCursor cursor = new RecordCursor(segment);
			cursor.seek(from);
			StoredGap counted = count(cursor,
					new StoredGap(from, segment.end(), 0, Long.MAX_VALUE, Long.MIN_VALUE, DropReason.OLDEST));
			return cursor.isCut() ? StoredGap.missing(from, segment.end()) : cursor.isAtEnd() ? counted : null;
		}
		catch (NoSuchFileException ex) {
			return StoredGap.missing(from, segment.end());
		}
	}

	private static StoredGap count(RecordCursor cursor, StoredGap none) {
		long count = 0;
		long first = none.first();
		long last = none.last();
		while (cursor.next()) {
			count++;
			first = Math.min(first, cursor.epochMillis());
			last = Math.max(last, cursor.epochMillis());
		}
		return new StoredGap(none.from(), none.to(), count, first, last, none.reason());
	}

	/**
	 * The time of the first record after a position, or {@code null} if there is none.
	 */
	static @Nullable Long timeAfter(Segment segment, long from) throws IOException {
		RecordCursor cursor = new RecordCursor(segment);
		cursor.seek(from);
		return cursor.next() ? (Long) cursor.epochMillis() : null;
	}

}
