package id.projectwise.listener.route;

import java.util.function.Consumer;

import id.projectwise.logging.protocol.ChunkId;
import org.jspecify.annotations.Nullable;

/**
 * Lines to be written, all of them or none.
 *
 * @param chunk which part of its stream this is, for exactly once; {@code null} if the
 * sender knows no streams
 * @param isResumed whether the sender was told that the stream is not known here; only
 * then a chunk from its middle is taken
 * @param sender who sends it, which is who owns the stream from its first chunk on
 * @param lines the lines, from {@link CommitStore#newBatch()}; they belong to the store
 * from the moment of submission
 * @param done told the outcome once, on the store's writing thread (at the end, also on
 * the submitting one); must not block
 */
public record Delivery(@Nullable ChunkId chunk, boolean isResumed, StreamOwner sender, LineBatch lines,
		Consumer<Outcome> done) {

	/**
	 * Create a delivery of a sender that nobody authenticated and that has not asked
	 * anything before.
	 * @param chunk which part of its stream this is, or {@code null}
	 * @param lines the lines
	 * @param done told the outcome once
	 */
	public Delivery(@Nullable ChunkId chunk, LineBatch lines, Consumer<Outcome> done) {
		this(chunk, false, StreamOwner.NOBODY, lines, done);
	}

}
