package id.projectwise.benchmarks;

import java.util.function.IntConsumer;

/**
 * Finds the numbers of records, such as {@code #1000042#}, in text or MessagePack that
 * comes in pieces of any size.
 */
final class NumberScanner {

	/** Numbers are below. */
	static final int LIMIT = 1 << 20;

	/** Added to each number, so that all have as many digits. */
	private static final int BASE = 2_000_000;

	private static final int DIGITS = 7;

	private final IntConsumer found;

	private int digits = -1;

	private int value;

	NumberScanner(IntConsumer found) {
		this.found = found;
	}

	/**
	 * Return how a number has to be logged.
	 * @param number a number from 0 to below {@link #LIMIT}
	 * @return the text
	 */
	static String text(int number) {
		return "#" + (BASE + number) + "#";
	}

	void scan(byte[] bytes, int length) {
		for (int i = 0; i < length; i++) {
			next(bytes[i]);
		}
	}

	private void next(byte next) {
		if (next == '#') {
			end();
		}
		else if (this.digits >= 0 && next >= '0' && next <= '9') {
			this.digits++;
			this.value = 10 * this.value + next - '0';
		}
		else {
			this.digits = -1;
		}
	}

	private void end() {
		int number = this.value - BASE;
		boolean isNumber = this.digits == DIGITS && number >= 0 && number < LIMIT;
		this.digits = isNumber ? -1 : 0;
		this.value = 0;
		if (isNumber) {
			this.found.accept(number);
		}
	}

}
