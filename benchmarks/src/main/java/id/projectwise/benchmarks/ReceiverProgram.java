package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that receives records and writes a file for each module.
 */
interface ReceiverProgram {

	/**
	 * Return what keeps it from being started.
	 * @return the reason and the way out, empty if nothing does
	 */
	default String skipped() {
		return "";
	}

	default boolean isJava() {
		return false;
	}

	/**
	 * Start it.
	 * @param flags of the JVM, if it has one
	 * @param directory where it may write; its files go to {@code logs}
	 * @param port the port to listen on
	 * @param console where its output goes
	 * @return the process, which need not listen yet
	 */
	JavaProcess start(List<String> flags, Path directory, int port, Path console) throws IOException;

}
