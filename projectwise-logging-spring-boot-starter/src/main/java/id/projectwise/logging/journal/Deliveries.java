package id.projectwise.logging.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The chunks of a stream that were read and not yet acknowledged.
 */
final class Deliveries {

	private final Deque<Delivery> open = new ArrayDeque<>();

	void add(long to, int records, long firstEpochMillis) {
		this.open.add(new Delivery(to, records, firstEpochMillis));
	}

	/**
	 * Forget what is acknowledged.
	 * @return how many records that are
	 */
	long acknowledge(long position) {
		long records = 0;
		while (!this.open.isEmpty() && this.open.element().to() <= position) {
			records += this.open.remove().records();
		}
		return records;
	}

	void clear() {
		this.open.clear();
	}

	boolean isEmpty() {
		return this.open.isEmpty();
	}

	/** The time of the first record. */
	long oldest() {
		return this.open.element().firstEpochMillis();
	}

	private record Delivery(long to, int records, long firstEpochMillis) {
	}

}
