package id.projectwise.listener.server;

import java.net.SocketAddress;

import id.projectwise.listener.route.LineBatch;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.protocol.ProtocolException;

/**
 * Reads the records of a message into a batch of lines. A record that cannot be read
 * costs that record, and is counted; it would not get better by coming again. For one
 * thread.
 */
final class RecordReader {

	/** A message with more of them is given up, for each takes its time. */
	private static final int MAX_MALFORMED = 100;

	private final EntryReader entries;

	private final ServerStatistics statistics;

	private final ServerListener listener;

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
	 * @param lines where they go
	 */
	void read(SocketAddress peer, String tag, byte[] bytes, int offset, int length, LineBatch lines) {
		this.malformed = 0;
		this.entries.open(bytes, offset, length, tag);
		while (next()) {
			lines.add(this.entries.record());
		}
		this.statistics.countRecords(lines.records());
		if (this.malformed > 0) {
			this.statistics.countMalformed(this.malformed);
			this.listener.malformedRecords(peer, this.malformed, this.firstProblem);
		}
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
