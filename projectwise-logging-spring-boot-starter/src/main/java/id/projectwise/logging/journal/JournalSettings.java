package id.projectwise.logging.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Where a journal is kept, and how large it may become.
 *
 * @param directory the directory that holds one folder for each process
 * @param application the name of the application, which the folder's name begins with
 * @param owner who appends, in words of whoever tells of a {@link Gap} later, which may
 * be another process; the journal only keeps it, at most some 3,900 bytes
 * @param maxSize how many bytes the journal's segments may take on disk; a fraction of it
 * is also the size of the largest record (see {@link Journal#maxRecordBytes()})
 * @param policy what happens at that limit
 * @param blockTimeout how long a caller waits for room with {@link OverflowPolicy#BLOCK}
 * @param clock used for damping retries, not for the times of records
 */
public record JournalSettings(Path directory, String application, String owner, long maxSize, OverflowPolicy policy,
		Duration blockTimeout, Clock clock) {

	static final int MAX_SEGMENT_SIZE = 1 << 20;

	static final int MIN_SEGMENT_SIZE = 1 << 16;

	private static final int SEGMENTS = 8;

	private static final int PAGE = 4096;

	private static final int MAX_NAME_LENGTH = 64;

	/** The size of each segment: an eighth of all, unless that is very much. */
	int segmentSize() {
		long part = this.maxSize / SEGMENTS & -PAGE;
		return (int) Math.max(MIN_SEGMENT_SIZE, Math.min(MAX_SEGMENT_SIZE, part));
	}

	/** The application's name as part of a file name. */
	String safeName() {
		String safe = this.application.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.", "_");
		return safe.isEmpty() ? "application" : safe.substring(0, Math.min(safe.length(), MAX_NAME_LENGTH));
	}

}
