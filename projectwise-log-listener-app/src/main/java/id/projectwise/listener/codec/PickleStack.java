package id.projectwise.listener.codec;

import id.projectwise.logging.protocol.ProtocolException;

/**
 * The stack of a pickle, and the marks on it. What is below the last mark cannot be
 * taken.
 */
final class PickleStack {

	private final int[] entries;

	private final int[] marks;

	private int size;

	private int markCount;

	/** Where the last mark is. */
	private int floor;

	PickleStack(int size, int marks) {
		this.entries = new int[size];
		this.marks = new int[marks];
	}

	void clear() {
		this.size = 0;
		this.markCount = 0;
		this.floor = 0;
	}

	void push(int value) throws ProtocolException {
		if (this.size == this.entries.length) {
			throw new ProtocolException("pickle stack", "more values", "at most " + this.entries.length);
		}
		this.entries[this.size++] = value;
	}

	int peek() throws ProtocolException {
		if (this.size == this.floor) {
			throw new ProtocolException("pickle stack", "empty", "a value");
		}
		return this.entries[this.size - 1];
	}

	int pop() throws ProtocolException {
		int value = peek();
		this.size--;
		return value;
	}

	/**
	 * Take the last value, or the last mark if no value is on it.
	 */
	void popValueOrMark() throws ProtocolException {
		if (this.size == this.floor && this.markCount > 0) {
			popMark();
		}
		else {
			pop();
		}
	}

	void mark() throws ProtocolException {
		if (this.markCount == this.marks.length) {
			throw new ProtocolException("pickle marks", "more", "at most " + this.marks.length);
		}
		this.marks[this.markCount++] = this.size;
		this.floor = this.size;
	}

	/**
	 * Return whether there is more than one mark.
	 */
	boolean isNested() {
		return this.markCount > 1;
	}

	/**
	 * Take the last mark and what is on it.
	 * @return how many values were taken, to be had from {@link #taken(int)}
	 */
	int popMark() throws ProtocolException {
		if (this.markCount == 0) {
			throw new ProtocolException("pickle marks", "none", "one");
		}
		int count = this.size - this.floor;
		this.size = this.floor;
		this.markCount--;
		this.floor = (this.markCount > 0) ? this.marks[this.markCount - 1] : 0;
		return count;
	}

	/**
	 * Return one of the values taken last, until something is pushed.
	 * @param index 0 for the one that was lowest on the stack
	 */
	int taken(int index) {
		return this.entries[this.size + index];
	}

}
