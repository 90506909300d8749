package id.projectwise.listener.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import id.projectwise.listener.LogListenerApplication;

/**
 * Starts classes of this class path, or of a part of it, in JVMs of their own.
 */
final class JavaProcess {

	static final String CLASS_PATH = System.getProperty("java.class.path");

	private JavaProcess() {
	}

	/**
	 * Return the class path without the listener, whose presence makes any process one.
	 */
	static String workerClassPath() {
		Path listener = Path.of(URI
			.create(LogListenerApplication.class.getProtectionDomain().getCodeSource().getLocation().toString()));
		return Stream.of(CLASS_PATH.split(File.pathSeparator))
			.filter((entry) -> !Path.of(entry).equals(listener))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Start a JVM whose standard output is a pipe and whose standard error is added to a
	 * file.
	 */
	static Process start(String classPath, Class<?> main, Path errors, List<String> arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-Xshare:auto",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath));
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
