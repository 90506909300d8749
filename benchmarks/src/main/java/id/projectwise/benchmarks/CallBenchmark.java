package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.util.FileSystemUtils;

/**
 * What one call costs its thread in file mode.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = { "-Xms1g", "-Xmx1g" })
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init")
public class CallBenchmark {

	/** The contender, one that needs Logback or nothing on its class path. */
	@Param({ "floor", "lb_file", "lb_sift", "projectwise" })
	public String contender;

	private Path directory;

	private Workload workload;

	/**
	 * Start the contender.
	 */
	@Setup
	public void start() throws IOException {
		this.directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "jmh-");
		Contender contender = Contender.valueOf(this.contender.toUpperCase(Locale.ROOT));
		Variant variant = Variant.start(contender, Output.FILES, this.directory, 1);
		this.workload = new Workload(variant, 0, Output.FILES.loggers());
	}

	/**
	 * Remove the files.
	 */
	@TearDown
	public void delete() throws IOException {
		FileSystemUtils.deleteRecursively(this.directory);
	}

	/**
	 * Log a line.
	 */
	@Benchmark
	public void call() {
		this.workload.call();
	}

}
