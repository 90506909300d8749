package id.projectwise.logging.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a Java program in a process of its own left behind.
 *
 * @param exitCode its exit code
 * @param out the bytes on standard output, taken as UTF-8
 * @param err the bytes on standard error, taken as UTF-8
 */
record ForkedJvm(int exitCode, String out, String err) {

	static ForkedJvm run(Path directory, Class<?> main, List<String> options, String... arguments)
			throws IOException, InterruptedException {
		return run(directory, System.getProperty("java.class.path"), main, options, arguments);
	}

	static ForkedJvm runWithDevtools(Path directory, Class<?> main, String... arguments)
			throws IOException, InterruptedException {
		String classPath = System.getProperty("java.class.path") + File.pathSeparator
				+ System.getProperty("devtools.jar");
		return run(directory, classPath, main, List.of(), arguments);
	}

	private static ForkedJvm run(Path directory, String classPath, Class<?> main, List<String> options,
			String... arguments) throws IOException, InterruptedException {
		Process process = start(directory, classPath, main, options, arguments);
		if (!process.waitFor(60, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new IllegalStateException("No end in sight: " + main);
		}
		return new ForkedJvm(process.exitValue(), Files.readString(directory.resolve("stdout")),
				Files.readString(directory.resolve("stderr"), StandardCharsets.UTF_8));
	}

	static Process start(Path directory, Class<?> main, String... arguments) throws IOException {
		return start(directory, System.getProperty("java.class.path"), main, List.of(), arguments);
	}

	private static Process start(Path directory, String classPath, Class<?> main, List<String> options,
			String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx128m"));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath, main.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).directory(directory.toFile())
			.redirectInput(Redirect.PIPE)
			.redirectOutput(directory.resolve("stdout").toFile())
			.redirectError(directory.resolve("stderr").toFile())
			.start();
	}

}
