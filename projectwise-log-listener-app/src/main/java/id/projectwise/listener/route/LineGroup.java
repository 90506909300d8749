package id.projectwise.listener.route;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Lines of one module and day: pieces of their batch's buffer, in order.
 */
final class LineGroup {

	private static final int LARGEST_KEPT = 1024;

	private final Key key;

	/** Where each piece starts and ends, in turn. */
	private int[] bounds = new int[8];

	private int boundCount;

	private int length;

	LineGroup(Key key) {
		this.key = key;
	}

	Key key() {
		return this.key;
	}

	/**
	 * Add what was appended to the buffer last.
	 * @return 1 if it is a piece of its own, 0 if it makes the last one longer
	 */
	int add(int start, int end) {
		this.length += end - start;
		if (this.boundCount > 0 && this.bounds[this.boundCount - 1] == start) {
			this.bounds[this.boundCount - 1] = end;
			return 0;
		}
		if (this.boundCount == this.bounds.length) {
			this.bounds = Arrays.copyOf(this.bounds, this.boundCount * 2);
		}
		this.bounds[this.boundCount++] = start;
		this.bounds[this.boundCount++] = end;
		return 1;
	}

	boolean isEmpty() {
		return this.boundCount == 0;
	}

	/** Forget the pieces. */
	void clear() {
		this.boundCount = 0;
		this.length = 0;
		if (this.bounds.length > LARGEST_KEPT) {
			this.bounds = new int[8];
		}
	}

	/**
	 * Return how many bytes the pieces have together.
	 */
	int length() {
		return this.length;
	}

	int pieces() {
		return this.boundCount / 2;
	}

	int start(int piece) {
		return this.bounds[2 * piece];
	}

	int length(int piece) {
		return this.bounds[2 * piece + 1] - this.bounds[2 * piece];
	}

	/**
	 * A module and a day.
	 *
	 * @param module the name of the module
	 * @param day the day of the records
	 */
	record Key(String module, LocalDate day) {

	}

}
