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
			end = cursor.position();
		}
		return end;
	}

	/**
	 * Count the records after a position.
	 * @return the gap they would leave, or {@code null} if some are not published yet
	 * @throws NoSuchFileException if some cannot be counted because the file is missing
	 * or cut
	 */
	static @Nullable StoredGap asGap(Segment segment, long from) throws IOException {
		RecordCursor cursor = new RecordCursor(segment);
		cursor.seek(from);
		long count = 0;
		long first = Long.MAX_VALUE;
		long last = Long.MIN_VALUE;
		while (cursor.next()) {
			count++;
			first = Math.min(first, cursor.epochMillis());
			last = Math.max(last, cursor.epochMillis());
		}
		if (cursor.isCut()) {
			throw new NoSuchFileException(segment.path().toString(), null, "it was cut");
		}
		return cursor.isAtEnd() ? new StoredGap(from, segment.end(), count, first, last, DropReason.OLDEST) : null;
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
