package id.projectwise.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.FileSystemUtils;

/**
 * A Spring Boot application that is started in a directory of its own and killed as soon
 * as it says that it has started.
 */
final class StartedApplication {

	private static final Pattern STARTED = Pattern
		.compile("Started \\S+ in [\\d.]+ seconds \\(process running for ([\\d.]+)\\)");

	private final Path jar;

	StartedApplication(Path jar) {
		this.jar = jar;
	}

	/**
	 * Start it once.
	 * @return how long that took
	 * @throws IllegalStateException if it ends without having started
	 */
	Start start() throws IOException {
		Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start-");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-jar", this.jar.toString(), "--server.port=0");
		builder.environment().put("PROJECT_ROOT", directory.toString());
		Process process = builder.directory(directory.toFile()).redirectErrorStream(true).start();
		try {
			return await(process);
		}
		finally {
			process.destroyForcibly().onExit().join();
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private Start await(Process process) throws IOException {
		StringBuilder output = new StringBuilder();
		BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			Matcher started = STARTED.matcher(line);
			if (started.find()) {
				Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
				return new Start(Double.parseDouble(started.group(1)) * 1000, cpu.toMillis());
			}
			output.append(line).append('\n');
		}
		throw new IllegalStateException(this.jar + " did not start:\n" + output);
	}

	/**
	 * One start.
	 *
	 * @param millis from the start of the process until the application says so
	 * @param cpuMillis the processor time of all its threads until then
	 */
	record Start(double millis, double cpuMillis) {

	}

}
