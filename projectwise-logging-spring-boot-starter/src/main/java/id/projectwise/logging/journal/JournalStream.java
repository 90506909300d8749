package id.projectwise.logging.journal;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The records of one opening of a journal, in the order they were appended. Positions are
 * opaque numbers that grow; a stream begins at 0. For one reading thread, except for
 * {@link #id()} and {@link #acknowledged()}. Nothing here throws on account of the disk:
 * what cannot be read is reported to the {@link JournalListener} and passed over.
 */
public interface JournalStream {

	/**
	 * Return the identity of this stream.
	 * @return an unguessable identity
	 */
	UUID id();

	/**
	 * Read the next records after what was read: as many whole ones as fit, their
	 * payloads back to back; or the next gap.
	 * @param target where the payloads go, from index 0; should hold the largest record
	 * (see {@link Journal#MAX_RECORD_BYTES})
	 * @return what was read, or {@code null} if there is nothing now
	 * @throws IllegalArgumentException if the next record does not fit into the target
	 */
	@Nullable JournalChunk read(byte[] target);

	/**
	 * Read again from a position, usually the one up to which the receiver says it has
	 * the records. A position beyond the end of a recovered stream means that all of it
	 * was delivered (the disk lost the end of the journal). One below
	 * {@link #acknowledged()} cannot bring back what is gone: the next chunk is then a
	 * gap that leads from there to what was acknowledged, with a count of 0.
	 * @param position where to go on
	 */
	void rewind(long position);

	/**
	 * Return up to where the receiver has confirmed to have the records.
	 * @return the acknowledged position
	 */
	long acknowledged();

	/**
	 * Note that the receiver has everything up to a position, and free the space. A
	 * position below the acknowledged one changes nothing.
	 * @param position the end of a chunk that was read
	 */
	void acknowledge(long position);

	/**
	 * Tell whether nothing will follow and all is acknowledged.
	 * @return {@code true} if drained; never for the stream that is being appended to
	 */
	boolean isDrained();

	/**
	 * Remove the files of this drained stream.
	 * @throws IllegalStateException if it is not drained
	 */
	void forget();

}
