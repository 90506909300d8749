package id.projectwise.listener.server;

import java.util.function.Consumer;

import id.projectwise.listener.route.Outcome;
import id.projectwise.listener.route.RecordStore;
import org.jspecify.annotations.Nullable;

/**
 * What a connection waits for: the outcome of one of its messages. Completed once, by any
 * thread, and then brought to the connection's event loop.
 */
final class Answer implements Consumer<Outcome> {

	/** What an answer takes itself. */
	private static final int OVERHEAD = 256;

	private final Connection connection;

	private final @Nullable String chunk;

	private final int records;

	private final long bytes;

	private @Nullable Long mark;

	private Outcome outcome = Outcome.CLOSED;

	Answer(Connection connection, @Nullable String chunk, int records, long bytes) {
		this.connection = connection;
		this.chunk = chunk;
		this.records = records;
		this.bytes = bytes + OVERHEAD;
	}

	@Override
	public void accept(Outcome result) {
		this.outcome = result;
		this.connection.group().answers().add(this);
	}

	/**
	 * Complete a question's answer.
	 * @param position how far the stream is committed; -1 if it is unknown, or
	 * {@link RecordStore#FOREIGN}
	 */
	void acceptMark(long position) {
		this.mark = position;
		accept((position == RecordStore.FOREIGN) ? Outcome.FOREIGN : Outcome.COMMITTED);
	}

	Connection connection() {
		return this.connection;
	}

	@Nullable String chunk() {
		return this.chunk;
	}

	@Nullable Long mark() {
		return this.mark;
	}

	Outcome outcome() {
		return this.outcome;
	}

	int records() {
		return this.records;
	}

	long bytes() {
		return this.bytes;
	}

}
