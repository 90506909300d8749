package id.projectwise.logging.journal;

/**
 * Records that were dropped, at their place in the stream.
 *
 * @param count how many; 0 if that is not known: the files were removed, or records were
 * delivered to a receiver that does not remember
 * @param firstEpochMillis the time of the first of them
 * @param lastEpochMillis the time of the last of them
 * @param reason why, as part of a sentence
 * @param owner who appended the stream, as {@link JournalSettings#owner()} said at its
 * opening; empty if that is not known
 */
public record Gap(long count, long firstEpochMillis, long lastEpochMillis, String reason, String owner) {
}
