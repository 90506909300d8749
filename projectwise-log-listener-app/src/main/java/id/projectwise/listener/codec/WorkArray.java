package id.projectwise.listener.codec;

/**
 * An array that the connections of one event loop use in turn, for as long as each of
 * them decodes.
 */
public final class WorkArray {

	private static final int LEAST_CAPACITY = 8 * 1024;

	private byte[] bytes = new byte[LEAST_CAPACITY];

	/**
	 * Return the array, whatever is in it.
	 */
	byte[] atLeast(int capacity) {
		if (this.bytes.length < capacity) {
			this.bytes = new byte[Math.max(capacity, 2 * this.bytes.length)];
		}
		return this.bytes;
	}

}
