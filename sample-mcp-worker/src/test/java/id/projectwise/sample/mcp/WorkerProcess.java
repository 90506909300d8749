package id.projectwise.sample.mcp;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How to start the worker in a JVM of its own, and one that was started, with its
 * standard streams.
 */
final class WorkerProcess implements AutoCloseable {

	/**
	 * A worker that does not end is killed: nothing else ends a wait for its output.
	 */
	private static final int MAX_SECONDS = 60;

	private final Process process;

	private final PrintStream input;

	private final BufferedReader output;

	/**
	 * Start a worker that writes its standard error to a file.
	 */
	WorkerProcess(List<String> command, Map<String, String> environment, Path errorFile) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(errorFile.toFile());
		builder.environment().putAll(environment);
		this.process = builder.start();
		CompletableFuture.delayedExecutor(MAX_SECONDS, TimeUnit.SECONDS).execute(this.process::destroyForcibly);
		this.input = new PrintStream(this.process.getOutputStream(), true, StandardCharsets.UTF_8);
		this.output = this.process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * The command to run the worker as the build made it, nothing of its tests.
	 */
	static List<String> command(String... options) {
		String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath,
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		command.addAll(List.of(options));
		command.add(SampleMcpWorkerApplication.class.getName());
		return command;
	}

	/**
	 * The variables that matter, whatever those of the build are.
	 */
	static Map<String, String> environment(Path root, URI projects, String mode, String level) {
		return Map.of("PROJECT_ROOT", root.toString(), "PROJECTS_URL", projects.toString(), "LOG_MODE", mode,
				"LOG_LEVEL", level, "LOG_FORMAT",
				"%(levelname)s %(name)s [%(mdc.requestId)s %(mdc.mcpSession)s %(mdc.mcpClient)s]: %(message)s");
	}

	/**
	 * The lines that the worker logged into a module's file.
	 */
	static List<String> logFile(Path root, String module) {
		try (var files = Files.walk(root.resolve("logs"))) {
			Path file = files.filter((path) -> path.getFileName().toString().equals(module + ".log"))
				.findFirst()
				.orElseThrow();
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void send(String message) {
		this.input.println(message);
	}

	String readLine() throws IOException {
		String line = this.output.readLine();
		if (line == null) {
			throw new IllegalStateException("The worker ended");
		}
		return line;
	}

	/**
	 * End the standard input, which ends the worker.
	 * @return what else the worker wrote until its end
	 */
	List<String> finish() throws InterruptedException {
		this.input.close();
		List<String> lines = this.output.lines().toList();
		this.process.waitFor();
		return lines;
	}

	int exitCode() {
		return this.process.exitValue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
