package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the JVM logs about the times when it stopped all threads.
 */
final class SafepointLog {

	private static final Pattern LINE = Pattern.compile("\\[(\\d+)ms\\] Safepoint .*Total:\\s*(\\d+) ns");

	private static final double NANOS_PER_MILLI = 1_000_000;

	private final Path file;

	SafepointLog(Path directory) {
		this.file = directory.resolve("safepoints.txt");
	}

	/**
	 * Return what makes the JVM write it. It is written by a thread of its own, for a
	 * busy disk must not lengthen what is measured.
	 * @return the JVM's options
	 */
	Stream<String> options() {
		return Stream.of("-Xlog:async", "-Xlog:safepoint:file=" + this.file + ":uptimemillis");
	}

	/**
	 * Return the longest stop, the way to it included.
	 * @param fromMillis the JVM's uptime from which on to look
	 * @return milliseconds, 0 if there was none
	 */
	double longest(double fromMillis) throws IOException {
		try (Stream<String> lines = Files.lines(this.file)) {
			return lines.map(LINE::matcher)
				.filter((line) -> line.matches() && Double.parseDouble(line.group(1)) >= fromMillis)
				.mapToDouble(SafepointLog::millis)
				.max()
				.orElse(0);
		}
	}

	private static double millis(Matcher line) {
		return Long.parseLong(line.group(2)) / NANOS_PER_MILLI;
	}

}
