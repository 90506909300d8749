package id.projectwise.listener.fuzz;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.github.luben.zstd.Zstd;
import id.projectwise.listener.codec.RecordDecoder;
import id.projectwise.logging.record.LogRecord;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.FutureListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * <a href="https://github.com/CodeIntelligenceTesting/jazzer">Jazzer</a> in a process of
 * its own, with a small heap.
 */
final class Jazzer {

	private static final String MAIN = "com.code_intelligence.jazzer.Jazzer";

	/** A class of each library that decoders use. */
	private static final List<Class<?>> NEEDED = List.of(Jazzer.class, RecordDecoder.class, LogRecord.class,
			ByteBuf.class, Channel.class, AddressResolver.class, FutureListener.class, Zstd.class, JsonParser.class,
			Nullable.class, FuzzedDataProvider.class, main());

	/** Bytes of an input. */
	private static final int MAX_LENGTH = 4096;

	private static final int INPUT_TIMEOUT_SECONDS = 10;

	/**
	 * That of the heap is enough. This one would be compared with the largest size that
	 * even the process had that starts this one.
	 */
	private static final String NO_LIMIT_OF_MEMORY = "-rss_limit_mb=0";

	private final Path directory;

	private final String classes;

	private final List<String> options = new ArrayList<>();

	private final List<Path> corpora = new ArrayList<>();

	/**
	 * Prepare a run.
	 * @param directory where its output and what it finds go
	 * @param classes whose code is watched: names, or packages with {@code .**}, with
	 * colons between
	 */
	Jazzer(Path directory, String classes) throws IOException {
		this.classes = classes;
		this.directory = Files.createDirectories(directory);
	}

	private static Class<?> main() {
		try {
			return Class.forName(MAIN);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the name of this platform if Jazzer has no native code for it, else
	 * {@code null}.
	 */
	static String missingPlatform() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String family = system.startsWith("mac") ? "macos" : system.startsWith("windows") ? "windows" : system;
		String platform = family + "_" + System.getProperty("os.arch").replace("amd64", "x86_64");
		String file = switch (family) {
			case "macos" -> "libjazzer_driver.dylib";
			case "windows" -> "jazzer_driver.dll";
			default -> "libjazzer_driver.so";
		};
		URL library = Jazzer.class
			.getResource("/com/code_intelligence/jazzer/driver/jazzer_driver_" + platform + "/" + file);
		return (library != null) ? null : platform;
	}

	/**
	 * Add an option of the virtual machine.
	 */
	Jazzer with(String option) {
		this.options.add(option);
		return this;
	}

	/**
	 * Add a directory with inputs. What is new goes to the first one.
	 */
	Jazzer corpus(Path corpus) {
		this.corpora.add(corpus.toAbsolutePath());
		return this;
	}

	/**
	 * Run until there is a finding or enough was done.
	 * @param target the class that is called
	 * @param limits how much is enough, as options of libFuzzer
	 * @param patience how long to wait at most, in seconds
	 */
	Result run(Class<?> target, List<String> limits, long patience) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output.txt");
		Process process = new ProcessBuilder(command(target, limits)).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		boolean hasEnded = process.waitFor(patience, TimeUnit.SECONDS);
		process.destroyForcibly().waitFor();
		return new Result(hasEnded ? process.exitValue() : -1, Files.readAllLines(output));
	}

	private List<String> command(Class<?> target, List<String> limits) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
						"-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
		command.addAll(this.options);
		command.addAll(List.of("-cp", classPath(), MAIN, "--target_class=" + target.getName(),
				"--instrumentation_includes=" + this.classes, "--custom_hook_includes=" + this.classes,
				"-max_len=" + MAX_LENGTH, "-timeout=" + INPUT_TIMEOUT_SECONDS, NO_LIMIT_OF_MEMORY));
		command.addAll(limits);
		this.corpora.forEach((corpus) -> command.add(corpus.toString()));
		return command;
	}

	/** Jazzer looks through all of it, in the heap that is for the decoders. */
	private static String classPath() {
		return NEEDED.stream()
			.map((type) -> type.getProtectionDomain().getCodeSource().getLocation())
			.map((location) -> Path.of(URI.create(location.toString())).toString())
			.distinct()
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * How a run ended.
	 *
	 * @param exitCode 0 without a finding
	 * @param output what was printed
	 */
	record Result(int exitCode, List<String> output) {

		/**
		 * Return the figures: executions, edges covered, size of the corpus.
		 */
		String figures() {
			return this.output.stream().filter((line) -> line.contains("DONE")).findFirst().orElse("no figures");
		}

		/**
		 * Return what there is to know of a finding.
		 */
		String finding() {
			return String.join("\n", this.output.subList(Math.max(0, this.output.size() - 60), this.output.size()));
		}

	}

}
