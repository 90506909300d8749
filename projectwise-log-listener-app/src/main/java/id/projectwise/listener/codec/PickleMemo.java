package id.projectwise.listener.codec;

import java.util.Arrays;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * Values of a pickle that may be used again, by numbers that the pickle chooses.
 */
final class PickleMemo {

	private static final int UNSET = -1;

	private final int[] values;

	/** The numbers from here on are not set. */
	private int limit;

	private int count;

	private long largest;

	PickleMemo(int size) {
		this.values = new int[size];
		Arrays.fill(this.values, UNSET);
	}

	/**
	 * Forget all.
	 * @param length the length of the pickle, which has room for fewer numbers
	 */
	void reset(int length) {
		Arrays.fill(this.values, 0, this.limit, UNSET);
		this.limit = 0;
		this.count = 0;
		this.largest = length;
	}

	/**
	 * Add a value under the next number.
	 */
	void add(int value) throws ProtocolException {
		put(this.count, value);
	}

	/**
	 * Add a value. There is no room for many: the others are omitted when they are used.
	 */
	void put(long index, int value) throws ProtocolException {
		check(index);
		this.count++;
		if (index < this.values.length) {
			this.values[(int) index] = value;
			this.limit = Math.max(this.limit, (int) index + 1);
		}
	}

	int get(long index) throws ProtocolException {
		check(index);
		if (index >= this.values.length) {
			return PickleValues.OMITTED;
		}
		int value = this.values[(int) index];
		if (value == UNSET) {
			throw new ProtocolException("pickle memo", "nothing at " + index, "a number that was put");
		}
		return value;
	}

	private void check(long index) throws ProtocolException {
		if (index < 0 || index > this.largest) {
			throw new ProtocolException("pickle memo", "number " + index, "at most " + this.largest);
		}
	}

}
