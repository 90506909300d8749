package id.projectwise.listener.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a {@link LogServer} has counted since it was made. Read by any thread; the numbers
 * are exact once nothing moves.
 */
public final class ServerStatistics {

	private final LongAdder accepted = new LongAdder();

	private final LongAdder closed = new LongAdder();

	private final LongAdder bytes = new LongAdder();

	private final LongAdder records = new LongAdder();

	private final LongAdder acknowledgedRecords = new LongAdder();

	private final LongAdder repeatedRecords = new LongAdder();

	private final LongAdder malformedRecords = new LongAdder();

	private final Map<RejectReason, LongAdder> rejected = new EnumMap<>(RejectReason.class);

	ServerStatistics() {
		for (RejectReason reason : RejectReason.values()) {
			this.rejected.put(reason, new LongAdder());
		}
	}

	/**
	 * Return how many connections there are.
	 * @return the number of open connections
	 */
	public long connections() {
		return this.accepted.sum() - this.closed.sum();
	}

	/**
	 * Return how many connections there have been.
	 * @return the number of connections accepted so far
	 */
	public long acceptedConnections() {
		return this.accepted.sum();
	}

	/**
	 * Return how many bytes were received.
	 * @return the number of bytes, as they arrived
	 */
	public long bytes() {
		return this.bytes.sum();
	}

	/**
	 * Return how many records were received, repeated ones included.
	 * @return the number of records
	 */
	public long records() {
		return this.records.sum();
	}

	/**
	 * Return how many records were committed and acknowledged.
	 * @return the number of records, without repeated ones and those for which nobody
	 * asked for an acknowledgement
	 */
	public long acknowledgedRecords() {
		return this.acknowledgedRecords.sum();
	}

	/**
	 * Return how many records had been committed before and were acknowledged again.
	 * @return the number of records
	 */
	public long repeatedRecords() {
		return this.repeatedRecords.sum();
	}

	/**
	 * Return how many records could not be read although their message was accepted.
	 * @return the number of records, as far as they could be told apart
	 */
	public long malformedRecords() {
		return this.malformedRecords.sum();
	}

	/**
	 * Return how many connections were closed, or not accepted, for a reason.
	 * @param reason the reason
	 * @return the number of connections
	 */
	public long rejected(RejectReason reason) {
		return adder(reason).sum();
	}

	void countAccepted() {
		this.accepted.increment();
	}

	void countClosed() {
		this.closed.increment();
	}

	void countBytes(int count) {
		this.bytes.add(count);
	}

	void countRecords(int count) {
		this.records.add(count);
	}

	void countAcknowledged(int count) {
		this.acknowledgedRecords.add(count);
	}

	void countRepeated(int count) {
		this.repeatedRecords.add(count);
	}

	void countMalformed(int count) {
		this.malformedRecords.add(count);
	}

	void countRejected(RejectReason reason) {
		adder(reason).increment();
	}

	private LongAdder adder(RejectReason reason) {
		LongAdder adder = this.rejected.get(reason);
		if (adder == null) {
			throw new IllegalStateException("Reason is not counted: " + reason);
		}
		return adder;
	}

}
