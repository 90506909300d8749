package id.projectwise.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of this module beside the measured one. Its output goes to a file.
 */
final class JavaProcess implements AutoCloseable {

	static final Path TARGET = Path.of("target").toAbsolutePath();

	private static final long END_SECONDS = 20;

	private final Process process;

	private final Path console;

	private JavaProcess(Process process, Path console) {
		this.process = process;
		this.console = console;
	}

	/**
	 * Start a main class of this module.
	 * @param options options of the JVM
	 * @param main the class
	 * @param console where its output goes
	 * @param arguments the arguments
	 * @return the process
	 */
	static JavaProcess start(List<String> options, Class<?> main, Path console, Object... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(options);
		command.addAll(List.of("-cp", classPath("logback"), main.getName()));
		Arrays.stream(arguments).map(Object::toString).forEach(command::add);
		return start(command, console);
	}

	/**
	 * Start a JVM.
	 * @param command options and arguments
	 * @param console where its output goes
	 * @return the process
	 */
	static JavaProcess start(List<String> command, Path console) throws IOException {
		List<String> all = new ArrayList<>(List.of(tool("java")));
		all.addAll(command);
		return of(new ProcessBuilder(all), console);
	}

	static JavaProcess of(ProcessBuilder builder, Path console) throws IOException {
		return new JavaProcess(builder.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()))
			.start(), console);
	}

	static String tool(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	static String classPath(String library) {
		return TARGET.resolve("classes") + File.pathSeparator + TARGET.resolve("lib").resolve(library) + "/*";
	}

	Process process() {
		return this.process;
	}

	/**
	 * Complain if it has ended.
	 * @throws IllegalStateException if it has
	 */
	void requireAlive() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(
					this.process.info().command().orElse("Process") + " ended:\n" + Files.readString(this.console));
		}
	}

	/** As {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** As {@code kill} does. */
	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
			kill();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
