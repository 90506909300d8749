package id.projectwise.logging.journal;

/**
 * Records that were dropped, at their place in the stream.
 *
 * @param count how many; 0 if records were delivered to a receiver that does not remember
 * @param firstEpochMillis the time of the first of them
 * @param lastEpochMillis the time of the last of them
 * @param reason why, as part of a sentence
 */
public record Gap(long count, long firstEpochMillis, long lastEpochMillis, String reason) {
}
