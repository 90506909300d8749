package id.projectwise.logging.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whole processes on one directory.
 */
@Timeout(300)
class SeveralProcessesTests {

	private static final Instant MIDNIGHT = Instant.parse("2025-09-01T00:00:00Z");

	private static final int PROCESSES = Integer.getInteger("processes", 4);

	/** Of each process. */
	private static final int LINES = Integer.getInteger("lines", 25_000);

	@TempDir
	Path directory;

	@Test
	void loseAndTearNothingAcrossMidnight() throws Exception {
		List<Process> processes = new ArrayList<>();
		for (int n = 0; n < PROCESSES; n++) {
			processes.add(start(ManyLines.class, this.directory.toString(), "p" + n, Integer.toString(LINES)));
		}
		for (Process process : processes) {
			assertThat(process.getInputStream().read()).isEqualTo('r');
		}
		String offset = Duration.between(Instant.now().plusMillis(5000), MIDNIGHT) + "\n";
		for (Process process : processes) {
			process.getOutputStream().write(offset.getBytes(StandardCharsets.US_ASCII));
			process.getOutputStream().flush();
		}
		boolean waitWasTold = false;
		for (Process process : processes) {
			waitWasTold |= new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).equals("w");
			assertThat(process.waitFor()).isZero();
		}
		List<String> all = new ArrayList<>();
		for (String file : new TestTree(this.directory, Clock.systemUTC()).files()) {
			List<String> lines = Files.readAllLines(this.directory.resolve(file));
			String day = file.startsWith("2025-08") ? "2025-08-31" : "2025-09-01";
			assertThat(lines.stream().filter((line) -> !line.matches(day + " p\\d+ t\\d \\d+ x{0,300}!"))).isEmpty();
			all.addAll(lines);
		}
		assertThat(all).hasSize(PROCESSES * LINES).doesNotHaveDuplicates();
		// Only a process that says it could not have a file in time goes to one beside
		// it.
		String besides = waitWasTold ? "(\\.\\d+)?" : "";
		assertThat(new TestTree(this.directory, Clock.systemUTC()).files()).allMatch(
				(name) -> name.matches("2025-08/m[01]\\.log\\.2025-08-31" + besides + "|2025-09/m[01]\\.log" + besides))
			.contains("2025-08/m0.log.2025-08-31", "2025-08/m1.log.2025-08-31", "2025-09/m0.log", "2025-09/m1.log");
	}

	@Test
	void aKilledProcessLeavesEveryLineItWasToldAbout() throws Exception {
		TestTree test = new TestTree(this.directory, MutableClock.at("2025-08-31T12:00:00", "UTC"));
		int round = 0;
		for (; round < 5; round++) {
			Process process = start(ReportedLines.class, this.directory.toString(), "run" + round);
			int reported = killAfter(process, 3000 + 1000 * round);
			Set<String> lines = new HashSet<>(test.lines("2025-08/orders.log"));
			String run = "run" + round;
			assertThat(IntStream.rangeClosed(0, reported)
				.mapToObj((n) -> ReportedLines.line(run, n))
				.filter((line) -> !lines.contains(line))).isEmpty();
		}
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "after");
		}
		assertThat(test.lines("2025-08/orders.log")).endsWith("after").hasSizeGreaterThan(5 * 3000);
	}

	private static int killAfter(Process process, int lines) throws Exception {
		int reported = -1;
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
			while (reported < lines) {
				reported = Integer.parseInt(reader.readLine());
			}
			process.toHandle().destroyForcibly();
			// What is still in the pipe was reported before the kill; its last line may
			// be cut.
			String rest = reader.lines().reduce("", (all, line) -> all + line + " ");
			List<String> whole = Stream.of(rest.split(" ")).filter((number) -> !number.isEmpty()).toList();
			if (whole.size() > 1) {
				reported = Integer.parseInt(whole.get(whole.size() - 2));
			}
		}
		assertThat(process.waitFor()).isNotZero();
		return reported;
	}

	private static Process start(Class<?> main, String... arguments) throws IOException {
		return new ProcessBuilder(Forked.command(main, arguments)).redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	/**
	 * Writes lines with two threads, each line with the day it must be filed under, half
	 * of them before and half after midnight.
	 */
	static final class ManyLines {

		private static final String FILLER = "x".repeat(300);

		private ManyLines() {
		}

		public static void main(String[] args) throws Exception {
			System.out.print('r');
			System.out.flush();
			BufferedReader offset = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
			Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(offset.readLine()));
			TestTree test = new TestTree(Path.of(args[0]), clock);
			try (LogTree tree = test.open();
					Maintenance ignored = Maintenance.start(tree, test.settings(), test.listener)) {
				assertThat(ignored).isNotNull();
				List<Thread> threads = new ArrayList<>();
				for (int t = 0; t < 2; t++) {
					String name = args[1] + " t" + t;
					threads.add(new Thread(() -> write(tree, clock, name, Integer.parseInt(args[2]) / 2)));
				}
				threads.forEach(Thread::start);
				for (Thread thread : threads) {
					thread.join();
				}
			}
			if (!test.listener.lost.isEmpty()) {
				throw new IllegalStateException("Lost", test.listener.lost.get(0));
			}
			if (test.listener.failed.stream().anyMatch((text) -> text.startsWith("Opening the active file"))) {
				System.out.print('w');
				System.out.flush();
			}
		}

		private static void write(LogTree tree, Clock clock, String name, int lines) {
			for (int n = 0; n < lines; n++) {
				while (n == lines / 2 && clock.instant().isBefore(MIDNIGHT)) {
					// The rest belongs to the new day; some lines before go across.
					LockSupport.parkNanos(50_000);
				}
				Instant now = clock.instant();
				TestTree.append(tree, "m" + n % 2, now.toEpochMilli(), now.toString().substring(0, 10) + ' ' + name
						+ ' ' + n + ' ' + FILLER.substring(0, n % 301) + '!');
			}
		}

	}

	/**
	 * Appends for ever and prints the number of each line after the call returned.
	 */
	static final class ReportedLines {

		private ReportedLines() {
		}

		static String line(String run, int number) {
			return run + ' ' + number + " !";
		}

		public static void main(String[] args) throws IOException {
			TestTree test = new TestTree(Path.of(args[0]), MutableClock.at("2025-08-31T12:00:00", "UTC"));
			LogTree tree = test.open();
			for (int n = 0; test.listener.lost.isEmpty(); n++) {
				test.append(tree, "orders", line(args[1], n));
				System.out.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
				System.out.flush();
			}
		}

	}

}
