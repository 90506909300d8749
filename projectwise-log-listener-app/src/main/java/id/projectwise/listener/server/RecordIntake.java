package id.projectwise.listener.server;

import java.net.SocketAddress;

import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.route.LineBatch;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;

/**
 * The way of all records, whatever their protocol, into batches of lines: sees to their
 * times, and counts those that are taken and those that are not. A round is
 * {@link #open}, any number of records, {@link #close()}. For one event loop's thread.
 */
final class RecordIntake {

	private final TimeWindow window;

	private final ServerStatistics statistics;

	private final ServerListener listener;

	private ProtocolStatistics counts;

	private int records;

	private int retimed;

	private int refused;

	private String firstProblem = "";

	RecordIntake(ServerContext context) {
		this.window = new TimeWindow(context.clock(), context.records().age());
		this.statistics = context.statistics();
		this.listener = context.listener();
		this.counts = this.statistics.of(null);
	}

	/**
	 * Begin a round.
	 * @param protocol the protocol of its records
	 */
	void open(Protocol protocol) {
		this.counts = this.statistics.of(protocol);
		this.records = 0;
		this.retimed = 0;
		this.refused = 0;
		this.window.open();
	}

	/**
	 * Take a record.
	 * @param record the record, read before this returns
	 * @param lines where its line goes
	 * @throws ProtocolException if no line can be made of it; it is to be refused then
	 */
	void add(LogRecord record, LineBatch lines) throws ProtocolException {
		LogRecord admitted = this.window.admit(record);
		try {
			lines.add(admitted);
		}
		catch (RuntimeException ex) {
			// There are others in the same message, and no two formats are alike.
			throw unforeseen(ex);
		}
		this.records++;
		if (admitted != record) {
			this.retimed++;
		}
	}

	private static ProtocolException unforeseen(RuntimeException cause) {
		StackTraceElement[] trace = cause.getStackTrace();
		ProtocolException exception = new ProtocolException("record",
				cause.getClass().getName() + ((trace.length > 0) ? " at " + trace[0] : ""), "one that can be a line");
		exception.initCause(cause);
		return exception;
	}

	/**
	 * Take note of a record that is not taken.
	 * @param fault why
	 * @param problem what was found
	 */
	void refuse(RecordFault fault, String problem) {
		this.counts.countRefused(fault);
		if (this.refused++ == 0) {
			this.firstProblem = problem;
		}
	}

	/**
	 * Return how many records were refused in this round.
	 */
	int refused() {
		return this.refused;
	}

	/**
	 * End a round: count, and tell what was refused.
	 * @param peer who sent the records
	 */
	void close(SocketAddress peer) {
		this.counts.countRecords(this.records);
		this.counts.countRetimed(this.retimed);
		if (this.refused > 0) {
			this.listener.malformedRecords(peer, this.refused, this.firstProblem);
		}
	}

}
