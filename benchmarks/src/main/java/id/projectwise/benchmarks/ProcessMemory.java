package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory of a process, as Linux and, of a JVM, {@code jcmd} tell it.
 */
final class ProcessMemory {

	private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

	private static final double KILOBYTES_PER_MEGABYTE = 1024;

	private final long pid;

	ProcessMemory(Process process) {
		this.pid = process.pid();
	}

	double residentMegabytes() throws IOException {
		return status("VmRSS:");
	}

	double peakMegabytes() throws IOException {
		return status("VmHWM:");
	}

	private double status(String name) throws IOException {
		try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(this.pid), "status"))) {
			return lines.filter((line) -> line.startsWith(name))
				.mapToDouble((line) -> Double.parseDouble(line.replaceAll("\\D", "")) / KILOBYTES_PER_MEGABYTE)
				.findFirst()
				.orElseThrow();
		}
	}

	/**
	 * Return what is left on the heap after a full collection.
	 * @return the number of bytes
	 */
	double liveHeapBytes() throws IOException {
		Process jcmd = new ProcessBuilder(JavaProcess.tool("jcmd"), Long.toString(this.pid), "GC.class_histogram")
			.redirectErrorStream(true)
			.start();
		String text = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		Matcher total = TOTAL.matcher(text);
		if (!total.find()) {
			throw new IllegalStateException("jcmd failed:\n" + text);
		}
		return Double.parseDouble(total.group(1));
	}

}
