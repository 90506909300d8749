package id.projectwise.listener.server;

import java.net.SocketAddress;

import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.route.LineBatch;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a message of the Forward protocol into a batch of lines. A record
 * that cannot be read costs that record, and is counted; it would not get better by
 * coming again. For one thread.
 */
final class RecordReader {

	/** A message with more of them is not accepted, for each takes its time. */
	private static final int MAX_MALFORMED = 10_000;

	/** How much longer lines may be than the longest message. */
	private static final int MAX_GROWTH = 2;

	/** Our own workers have no longer ones. */
	private static final int LEAST_MAX_BYTES = 1024 * 1024;

	private final EntryReader entries;

	private final RecordIntake intake;

	private final LineJoiner joiner;

	private final long maxHeldBytes;

	private final int maxBytes;

	RecordReader(ServerContext context, RecordIntake intake) {
		this.entries = new EntryReader(context.names(), context.clock());
		this.intake = intake;
		this.maxBytes = Math.max(LEAST_MAX_BYTES, context.records().bytes());
		this.maxHeldBytes = (long) MAX_GROWTH * context.limits().messageBytes();
		this.joiner = new LineJoiner(new HeldBytes(this.maxHeldBytes));
	}

	/**
	 * Read records.
	 * @param connection who sent them
	 * @param tag the tag they were sent under
	 * @param bytes where they are
	 * @param offset the first byte
	 * @param length how many bytes
	 * @param held holds pieces of lines for longer; without it, those that do not make a
	 * whole line here are lines of their own
	 * @param lines where they go
	 * @throws ProtocolException if their lines take more memory than any message may, or
	 * too many of them cannot be read
	 */
	void read(Connection connection, String tag, byte[] bytes, int offset, int length, @Nullable LineJoiner held,
			LineBatch lines) throws ProtocolException {
		this.intake.open(Protocol.FORWARD);
		this.entries.open(bytes, offset, length, tag, connection.host());
		try {
			while (readNext((held != null) ? held : this.joiner, lines)) {
				check(lines);
			}
		}
		finally {
			this.joiner.release(System.nanoTime() + 1, (line) -> take(line, lines));
			this.intake.close(connection.peer());
		}
	}

	/**
	 * Put lines that have waited long enough into a batch.
	 * @param peer who sent them
	 * @param held the lines
	 * @param before the time from which on they may wait, of {@link System#nanoTime()}
	 * @param lines where they go
	 */
	void release(SocketAddress peer, LineJoiner held, long before, LineBatch lines) {
		this.intake.open(Protocol.FORWARD);
		held.release(before, (line) -> take(line, lines));
		this.intake.close(peer);
	}

	private boolean readNext(LineJoiner target, LineBatch lines) {
		try {
			if (!this.entries.next()) {
				return false;
			}
			if (this.entries.length() <= this.maxBytes) {
				target.add(this.entries.record(), (record) -> take(record, lines));
			}
			else {
				this.intake.refuse(RecordFault.TOO_LONG,
						"entry: " + this.entries.length() + " bytes (expected: at most " + this.maxBytes + ")");
			}
		}
		catch (ProtocolException ex) {
			refuse(ex);
		}
		return true;
	}

	private void take(LogRecord record, LineBatch lines) {
		try {
			this.intake.add(record, lines);
		}
		catch (ProtocolException ex) {
			refuse(ex);
		}
	}

	private void refuse(ProtocolException cause) {
		this.intake.refuse(RecordFault.MALFORMED, String.valueOf(cause.getMessage()));
	}

	private void check(LineBatch lines) throws ProtocolException {
		if (this.intake.refused() > MAX_MALFORMED) {
			throw new ProtocolException("message", this.intake.refused() + " entries that are no records",
					"at most " + MAX_MALFORMED);
		}
		if (lines.heldBytes() > this.maxHeldBytes) {
			throw new ProtocolException("lines of a message", "more than " + this.maxHeldBytes + " bytes",
					"at most " + this.maxHeldBytes);
		}
	}

}
