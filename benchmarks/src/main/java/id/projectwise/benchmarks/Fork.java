package id.projectwise.benchmarks;

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

	private final Contender contender;

	private final Scenario scenario;

	private final Path directory;

	private final Path console;

	private final SafepointLog safepoints;

	Fork(Contender contender, Scenario scenario) throws IOException {
		this.contender = contender;
		this.scenario = scenario;
		this.directory = Files.createTempDirectory(JavaProcess.TARGET, "run-");
		this.console = this.directory.resolve("console.txt");
		this.safepoints = new SafepointLog(this.directory);
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
			if (!this.contender.shipsTo(this.scenario.output())) {
				return run(timing, 0);
			}
			try (SinkProcess sink = new SinkProcess(this.directory, false)) {
				sink.start();
				return run(timing, sink.port());
			}
		}
		finally {
			deleteDirectory();
		}
	}

	void deleteDirectory() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

	private Measurement run(Timing timing, int port) throws IOException, InterruptedException {
		Process process = start(timing, port);
		LineCounter piped = new LineCounter();
		piped.readFully(process.getInputStream());
		if (process.waitFor() != 0) {
			throw new IllegalStateException(this.contender + " failed:\n" + Files.readString(this.console));
		}
		return measurement(piped);
	}

	private Process start(Timing timing, int port) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command(timing, port)).redirectError(this.console.toFile());
		switch (this.scenario.output()) {
			case FILES, ONE_FILE, SOCKET -> builder.redirectErrorStream(true).redirectOutput(this.console.toFile());
			case REDIRECT -> builder.redirectOutput(this.directory.resolve("logs/stdout.log").toFile());
			case PIPE -> builder.redirectOutput(ProcessBuilder.Redirect.PIPE);
		}
		return builder.start();
	}

	List<String> command(Timing timing, int port) {
		Stream<?> options = Stream.concat(Stream.of(JavaProcess.tool("java"), "-Xms1g", "-Xmx1g"),
				this.safepoints.options());
		Stream<?> receiver = (port > 0) ? Stream.of("-D" + Variant.PORT + "=" + port) : Stream.empty();
		Stream<?> main = Stream.of("-cp", JavaProcess.classPath(this.contender.library()),
				MeasuredProcess.class.getName(), this.contender.name(), this.scenario.output().name(),
				this.scenario.threads(), timing.warmUp(), timing.closed(), timing.paced(), this.directory);
		return Stream.of(options, receiver, main).flatMap((part) -> part).map(Object::toString).toList();
	}

	/** Only the reader of a pipe knows what came through it, in all phases together. */
	private Measurement measurement(LineCounter piped) throws IOException {
		Measurement measurement = Measurement.load(this.directory.resolve(MeasuredProcess.RESULT));
		measurement.set(Metric.SAFEPOINT, this.safepoints.longest(measurement.get(Metric.PACED_FROM)));
		if (this.scenario.output() == Output.PIPE) {
			double lines = piped.lines();
			measurement.set(Metric.MISSING, 100 * (1 - lines / measurement.get(Metric.CALLS)));
			measurement.set(Metric.LINE_LENGTH, piped.bytes() / lines);
		}
		return measurement;
	}

}
