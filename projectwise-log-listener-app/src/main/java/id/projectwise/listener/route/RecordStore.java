package id.projectwise.listener.route;

import java.util.UUID;
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

	/**
	 * Ask how much of a stream is in the files, which counts as a use of the stream.
	 * @param stream the stream
	 * @param answer told the position up to which it is, or -1 if the stream is unknown;
	 * never called if the store is closed; must not block
	 */
	void question(UUID stream, LongConsumer answer);

	/**
	 * Forget a stream, of which nothing more will come.
	 * @param stream the stream, known or not
	 * @param done called when it is forgotten; never if the store is closed; must not
	 * block
	 */
	void end(UUID stream, Runnable done);

	/**
	 * Return how much was submitted and has no outcome yet.
	 * @return the number of bytes
	 */
	long pendingBytes();

}
