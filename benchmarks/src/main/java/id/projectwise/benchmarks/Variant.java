package id.projectwise.benchmarks;

import java.nio.file.Path;

/**
 * A logger under test, started and ready. Used by many threads at once.
 */
interface Variant {

	/** The system property with the port of the sink, for those who ship. */
	String PORT = "benchmark.port";

	/**
	 * Log one line.
	 * @param thread the number of the calling thread
	 * @param logger the number of the logger in {@link Workload#LOGGERS}
	 * @param id the message's first argument
	 * @param name the message's second argument
	 * @param millis the message's third argument
	 */
	void log(int thread, int logger, int id, String name, int millis);

	/**
	 * Start a contender in this JVM, which must not have started another.
	 * @param contender what to start
	 * @param output where its lines go
	 * @param directory a directory whose {@code logs} takes the files
	 * @param threads how many threads will call
	 * @return the started variant
	 */
	static Variant start(Contender contender, Output output, Path directory, int threads) {
		return switch (contender) {
			case FLOOR -> new FloorVariant(directory.resolve("logs"), output.loggers(), threads);
			case PROJECTWISE, PROJECTWISE_BLOCK -> StarterVariant.start(contender, output, directory);
			default -> {
				System.setProperty("benchmark.directory", directory.resolve("logs").toString());
				contender.settings().forEach(System::setProperty);
				yield new Slf4jVariant();
			}
		};
	}

}
