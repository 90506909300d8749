package id.projectwise.benchmarks;

import java.util.function.Supplier;

/**
 * What to do about a wrong command line.
 */
final class CommandLine {

	private CommandLine() {
	}

	/**
	 * Read the command line, or say what is wrong and end the process.
	 * @param <T> the type of the options
	 * @param parser reads it
	 * @return the options
	 */
	static <T> T parse(Supplier<T> parser) {
		try {
			return parser.get();
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
			throw ex;
		}
	}

}
