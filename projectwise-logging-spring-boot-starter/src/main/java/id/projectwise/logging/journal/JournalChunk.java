package id.projectwise.logging.journal;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a stream as it was read. The pieces of a stream follow each other without a
 * hole: each begins where the one before ended.
 *
 * @param from the position where it begins
 * @param to the position where the next piece begins, greater than {@code from}
 * @param records how many records it holds; 0 for a gap
 * @param length how many bytes of payload were put into the target; 0 for a gap
 * @param gap what is missing here, or {@code null} if these are records
 */
public record JournalChunk(long from, long to, int records, int length, @Nullable Gap gap) {
}
