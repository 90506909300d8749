package id.projectwise.listener;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * A Java program in a process of its own, killed in the end.
 */
final class ForkedProcess implements AutoCloseable {

	private final Process process;

	private final Path output;

	private ForkedProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Start a listener.
	 */
	static ForkedProcess listener(Path root, int port, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("--log.root-dir=" + root, "--log.listener.port=" + port,
				"--server.port=0", "--log.mode=socket"));
		all.addAll(List.of(arguments));
		return start(root, System.getProperty("java.class.path"), LogListenerApplication.class, all);
	}

	/**
	 * Start a program that does not have the listener on its class path.
	 */
	static ForkedProcess worker(Path root, Class<?> main, String... arguments) throws IOException {
		String listener = Path.of("target", "classes").toAbsolutePath().toString();
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.equals(listener))
			.collect(Collectors.joining(File.pathSeparator));
		return start(root, classPath, main, List.of(arguments));
	}

	static ForkedProcess start(Path root, String classPath, Class<?> main, List<String> arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath, main.getName()));
		command.addAll(arguments);
		Path output = Files.createTempFile(root, main.getSimpleName(), ".out");
		return new ForkedProcess(new ProcessBuilder(command).directory(root.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start(), output);
	}

	void awaitOutput(String text) {
		await().atMost(Duration.ofSeconds(90)).until(() -> {
			if (!this.process.isAlive() && !output().contains(text)) {
				throw new IllegalStateException("Ended without '" + text + "': " + output());
			}
			return output().contains(text);
		});
	}

	int awaitExit() throws InterruptedException {
		if (!this.process.waitFor(90, TimeUnit.SECONDS)) {
			throw new IllegalStateException("No end in sight: " + output());
		}
		return this.process.exitValue();
	}

	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Return how much memory it has, as Linux tells it; 0 elsewhere.
	 */
	long residentBytes() throws IOException {
		Path status = Path.of("/proc", String.valueOf(this.process.pid()), "status");
		return (Files.exists(status) ? Files.readAllLines(status) : List.<String>of()).stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
			.sum();
	}

	/**
	 * Ask it to end, as a container platform does.
	 */
	void terminate() {
		this.process.destroy();
	}

	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	@Override
	public void close() {
		kill();
	}

}
