package id.projectwise.logging.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Where a journal is kept, and how large it may become.
 *
 * @param directory the directory that holds one folder for each process
 * @param application the name of the application, which the folder's name begins with
 * @param maxSize how many bytes the journal's segments may take on disk; a fraction of it
 * is also the size of the largest record (see {@link Journal#maxRecordBytes()})
 * @param policy what happens at that limit
 * @param blockTimeout how long a caller waits for room with {@link OverflowPolicy#BLOCK}
 * @param clock used for damping retries, not for the times of records
 */
public record JournalSettings(Path directory, String application, long maxSize, OverflowPolicy policy,
		Duration blockTimeout, Clock clock) {
}
