package id.projectwise.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of the rivals.
 */
final class Jars {

	private static final Path LIB = Path.of("target", "lib");

	private Jars() {
	}

	/**
	 * Describe where and with what it runs.
	 * @return a line, with the load of the machine at this moment
	 */
	static String machine() {
		return "%s processors, load %.1f before, %s %s, Java %s, %s\n".formatted(
				Runtime.getRuntime().availableProcessors(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("os.name"),
				System.getProperty("os.version"), System.getProperty("java.version"), versions());
	}

	private static String versions() {
		return Stream
			.of("logback/ch.qos.logback.logback-classic", "log4j/log4j-core", "log4j/disruptor",
					"logback/net.logstash.logback.logstash-logback-encoder")
			.map(Jars::version)
			.collect(Collectors.joining(", "));
	}

	private static String version(String jar) {
		Path path = LIB.resolve(jar + ".jar");
		try (JarFile file = new JarFile(path.toFile())) {
			String version = file.getManifest().getMainAttributes().getValue("Bundle-Version");
			return jar.replaceAll(".*[./]", "") + " " + version;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
