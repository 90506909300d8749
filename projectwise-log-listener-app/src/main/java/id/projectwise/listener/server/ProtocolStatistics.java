package id.projectwise.listener.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was counted of the connections that speak one protocol. Read by any thread; the
 * numbers are exact once nothing moves.
 */
public final class ProtocolStatistics {

	private final LongAdder records = new LongAdder();

	private final LongAdder retimed = new LongAdder();

	private final Map<RecordFault, LongAdder> refused = new EnumMap<>(RecordFault.class);

	private final Map<RejectReason, LongAdder> rejected = new EnumMap<>(RejectReason.class);

	ProtocolStatistics() {
		for (RecordFault fault : RecordFault.values()) {
			this.refused.put(fault, new LongAdder());
		}
		for (RejectReason reason : RejectReason.values()) {
			this.rejected.put(reason, new LongAdder());
		}
	}

	/**
	 * Return how many records were received, repeated ones included.
	 * @return the number of records
	 */
	public long records() {
		return this.records.sum();
	}

	/**
	 * Return how many records got the time of their arrival because theirs could not be.
	 * @return the number of records
	 */
	public long retimedRecords() {
		return this.retimed.sum();
	}

	/**
	 * Return how many records are not in the files although their connection went on.
	 * @param fault why
	 * @return the number of records, as far as they could be told apart
	 */
	public long refusedRecords(RecordFault fault) {
		return adder(this.refused, fault).sum();
	}

	/**
	 * Return how many connections were closed, or not accepted, for a reason.
	 * @param reason the reason
	 * @return the number of connections
	 */
	public long rejected(RejectReason reason) {
		return adder(this.rejected, reason).sum();
	}

	void countRecords(int count) {
		this.records.add(count);
	}

	void countRetimed(int count) {
		this.retimed.add(count);
	}

	void countRefused(RecordFault fault) {
		adder(this.refused, fault).increment();
	}

	void countRejected(RejectReason reason) {
		adder(this.rejected, reason).increment();
	}

	private static <K> LongAdder adder(Map<K, LongAdder> adders, K key) {
		LongAdder adder = adders.get(key);
		if (adder == null) {
			throw new IllegalStateException("Not counted: " + key);
		}
		return adder;
	}

}
