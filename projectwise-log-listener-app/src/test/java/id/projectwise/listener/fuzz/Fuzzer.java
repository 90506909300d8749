package id.projectwise.listener.fuzz;

import java.util.Arrays;

/**
 * Where Jazzer comes in. With the system property {@value #TARGET} it is about that
 * target, else about all of them, told apart by the first byte of an input.
 */
public final class Fuzzer {

	static final String TARGET = "fuzz.target";

	private static final FuzzTarget[] TARGETS = FuzzTarget.values();

	private static final FuzzTarget ONLY = only(System.getProperty(TARGET));

	private Fuzzer() {
	}

	/**
	 * Called by Jazzer for each input.
	 */
	public static void fuzzerTestOneInput(byte[] data) {
		if (ONLY != null) {
			run(ONLY, data);
		}
		else if (data.length > 0) {
			run(TARGETS[Math.floorMod(data[0], TARGETS.length)], Arrays.copyOfRange(data, 1, data.length));
		}
	}

	private static void run(FuzzTarget target, byte[] data) {
		Allocation allocation = new Allocation();
		target.run(data);
		if (!allocation.isWithin(data.length)) {
			// Classes may have been loaded and caches filled: what counts is the next
			// time.
			Allocation again = new Allocation();
			target.run(data);
			again.check(data.length);
		}
	}

	private static FuzzTarget only(String name) {
		return (name != null) ? FuzzTarget.valueOf(name) : null;
	}

}
