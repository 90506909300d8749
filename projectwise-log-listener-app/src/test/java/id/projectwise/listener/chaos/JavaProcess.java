package id.projectwise.listener.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts classes of this class path in JVMs of their own.
 */
final class JavaProcess {

	private JavaProcess() {
	}

	/**
	 * Start a JVM whose standard output is a pipe and whose standard error is added to a
	 * file.
	 */
	static Process start(Class<?> main, Path errors, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-Xshare:auto",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
		command.add(main.getName());
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
		// What a developer has exported is not for these processes.
		builder.environment().keySet().removeIf((name) -> name.startsWith("LOG_") || name.equals("PROJECT_ROOT"));
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
