package id.projectwise.listener.server;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A program that somebody else wrote, in a process of its own that ends with the test.
 */
final class ClientProgram implements Closeable {

	private final Process process;

	private final Path output;

	private ClientProgram(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Skip the test if the program is not there.
	 */
	static ClientProgram start(Path directory, String... command) throws IOException {
		if (!isThere(command[0])) {
			abort("SKIPPED: " + command[0] + " is not there");
		}
		Path output = Files.createTempFile(directory, "client", ".out");
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().put("LC_ALL", "C.UTF-8");
		return new ClientProgram(builder.start(), output);
	}

	private static boolean isThere(String program) {
		if (program.contains(File.separator)) {
			return Files.isExecutable(Path.of(program));
		}
		for (String directory : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator)) {
			if (Files.isExecutable(Path.of(directory, program))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Run a program to its end, which is to be a good one.
	 */
	static void run(Path directory, String... command) throws IOException, InterruptedException {
		try (ClientProgram program = start(directory, command)) {
			assertThat(program.process.waitFor(60, TimeUnit.SECONDS)).as(command[0]).isTrue();
			assertThat(program.process.exitValue()).as(Files.readString(program.output)).isZero();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
