package id.projectwise.listener.route;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Where received records go. Thread-safe; nothing here blocks. What one thread submits or
 * asks is done in the order in which it did so.
 */
public interface RecordStore {

	/**
	 * Return an empty batch, to be filled by one thread.
	 * @return the batch
	 */
	LineBatch newBatch();

	/**
	 * Hand over lines. Never refused: who submits looks at {@link #pendingBytes()} and
	 * stops receiving when it is too much.
	 * @param delivery the lines, and who wants to know their outcome
	 */
	void submit(Delivery delivery);

	/** The answer about a stream that belongs to somebody else. */
	long FOREIGN = -2;

	/**
	 * Ask how much of a stream is in the files, which counts as a use of the stream.
	 * @param stream the stream
	 * @param asker who asks
	 * @param answer told the position up to which it is, -1 if the stream is unknown, or
	 * {@link #FOREIGN}; never called if the store is closed; must not block
	 */
	void question(UUID stream, StreamOwner asker, LongConsumer answer);

	/**
	 * Forget a stream, of which nothing more will come.
	 * @param stream the stream, known or not
	 * @param sender who says so
	 * @param done told when it is forgotten, or {@link Outcome#FOREIGN} if it belongs to
	 * somebody else; never told if the store is closed; must not block
	 */
	void end(UUID stream, StreamOwner sender, Consumer<Outcome> done);

	/**
	 * Return how much was submitted and has no outcome yet.
	 * @return the number of bytes
	 */
	long pendingBytes();

}
