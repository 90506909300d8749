package id.projectwise.listener.server;

import java.net.SocketAddress;

import id.projectwise.listener.route.LineBatch;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.protocol.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a message into a batch of lines. A record that cannot be read
 * costs that record, and is counted; it would not get better by coming again. For one
 * thread.
 */
final class RecordReader {

	/** A message with more of them is given up, for each takes its time. */
	private static final int MAX_MALFORMED = 100;

	/** Those of pieces within a message, in which there can hardly be more. */
	private static final long MAX_HELD_BYTES = 64 << 20;

	private final EntryReader entries;

	private final ServerStatistics statistics;

	private final ServerListener listener;

	private final LineJoiner joiner = new LineJoiner(new HeldBytes(MAX_HELD_BYTES));

	private int malformed;

	private String firstProblem = "";

	RecordReader(ServerContext context) {
		this.entries = new EntryReader(context.names(), context.clock());
		this.statistics = context.statistics();
		this.listener = context.listener();
	}

	/**
	 * Read records.
	 * @param peer who sent them
	 * @param tag the tag they were sent under
	 * @param bytes where they are
	 * @param offset the first byte
	 * @param length how many bytes
	 * @param held holds pieces of lines for longer; without it, those that do not make a
	 * whole line here are lines of their own
	 * @param lines where they go
	 */
	void read(SocketAddress peer, String tag, byte[] bytes, int offset, int length, @Nullable LineJoiner held,
			LineBatch lines) {
		this.malformed = 0;
		this.entries.open(bytes, offset, length, tag);
		LineJoiner joiner = (held != null) ? held : this.joiner;
		try {
			while (next()) {
				joiner.add(this.entries.record(), lines::add);
			}
		}
		finally {
			this.joiner.releaseAll(lines::add);
		}
		this.statistics.countRecords(lines.records());
		if (this.malformed > 0) {
			this.statistics.countMalformed(this.malformed);
			this.listener.malformedRecords(peer, this.malformed, this.firstProblem);
		}
	}

	/**
	 * Put lines that have waited long enough into a batch.
	 * @param held the lines
	 * @param time the time from which on they may wait, of {@link System#nanoTime()}
	 * @param lines where they go
	 */
	void release(LineJoiner held, long time, LineBatch lines) {
		held.releaseBefore(time, lines::add);
		this.statistics.countRecords(lines.records());
	}

	/**
	 * Put all lines that wait into a batch.
	 * @param held the lines
	 * @param lines where they go
	 */
	void release(LineJoiner held, LineBatch lines) {
		held.releaseAll(lines::add);
		this.statistics.countRecords(lines.records());
	}

	private boolean next() {
		while (this.malformed < MAX_MALFORMED) {
			try {
				return this.entries.next();
			}
			catch (ProtocolException ex) {
				if (this.malformed++ == 0) {
					this.firstProblem = String.valueOf(ex.getMessage());
				}
			}
		}
		return false;
	}

}
