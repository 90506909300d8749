package id.projectwise.logging.journal;

import java.nio.file.Path;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a journal is doing.
 *
 * @param folder where it is
 * @param bytes how many bytes are not yet acknowledged, in all its streams
 * @param diskBytes how many bytes its segments take on disk
 * @param records how many records of this opening are kept and not yet acknowledged
 * @param appended how many records were offered since it was opened, with those refused
 * @param dropped how many records were refused or dropped since it was opened
 * @param oldest the time of the oldest record that is not yet acknowledged, or
 * {@code null} if there is none
 */
public record JournalState(Path folder, long bytes, long diskBytes, long records, long appended, long dropped,
		@Nullable Instant oldest) {

	JournalState withOldest(@Nullable Instant newOldest) {
		return new JournalState(this.folder, this.bytes, this.diskBytes, this.records, this.appended, this.dropped,
				newOldest);
	}

}
