package id.projectwise.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * One run in a JVM and a directory of its own, which are gone afterwards.
 */
final class Fork {

	private static final Path TARGET = Path.of("target").toAbsolutePath();

	private final Contender contender;

	private final Scenario scenario;

	private final Path directory;

	private final Path console;

	Fork(Contender contender, Scenario scenario) throws IOException {
		this.contender = contender;
		this.scenario = scenario;
		this.directory = Files.createTempDirectory(TARGET, "run-");
		this.console = this.directory.resolve("console.txt");
		Files.createDirectory(this.directory.resolve("logs"));
	}

	/**
	 * Run it.
	 * @param timing how long
	 * @return what was measured
	 * @throws IllegalStateException if the process failed
	 */
	Measurement run(Timing timing) throws IOException, InterruptedException {
		try {
			Process process = start(timing);
			LineCounter piped = new LineCounter();
			piped.readFully(process.getInputStream());
			if (process.waitFor() != 0) {
				throw new IllegalStateException(this.contender + " failed:\n" + Files.readString(this.console));
			}
			return measurement(piped);
		}
		finally {
			FileSystemUtils.deleteRecursively(this.directory);
		}
	}

	private Process start(Timing timing) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command(timing)).redirectError(this.console.toFile());
		switch (this.scenario.output()) {
			case FILES, ONE_FILE -> builder.redirectErrorStream(true).redirectOutput(this.console.toFile());
			case REDIRECT -> builder.redirectOutput(this.directory.resolve("logs/stdout.log").toFile());
			case PIPE -> builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
		}
		return builder.start();
	}

	private List<String> command(Timing timing) {
		String classPath = TARGET.resolve("classes") + File.pathSeparator
				+ TARGET.resolve("lib").resolve(this.contender.library()) + "/*";
		return Stream
			.of(Path.of(System.getProperty("java.home"), "bin", "java"), "-Xms1g", "-Xmx1g", "-cp", classPath,
					MeasuredProcess.class.getName(), this.contender.name(), this.scenario.output().name(),
					this.scenario.threads(), timing.warmUp(), timing.closed(), timing.paced(), this.directory)
			.map(Object::toString)
			.toList();
	}

	/** Only the reader of a pipe knows what came through it, in all phases together. */
	private Measurement measurement(LineCounter piped) throws IOException {
		Measurement measurement = Measurement.load(this.directory.resolve(MeasuredProcess.RESULT));
		if (this.scenario.output() == Output.PIPE) {
			double lines = piped.lines();
			measurement.set(Metric.MISSING, 100 * (1 - lines / measurement.get(Metric.CALLS)));
			measurement.set(Metric.LINE_LENGTH, piped.bytes() / lines);
		}
		return measurement;
	}

}
