package id.projectwise.logging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A whole process whose clock is faked from outside, by Debian's {@code faketime}: it
 * starts some minutes early, and when it is ready its clock is set to a few seconds
 * before what is to be seen.
 */
@Timeout(240)
class ClockTests {

	private static @Nullable Path library;

	@TempDir
	private Path root;

	@BeforeAll
	static void findFaketime() throws IOException {
		if (Files.isDirectory(Path.of("/usr/lib"))) {
			try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")) {
				directories.forEach((directory) -> library = directory.resolve("faketime/libfaketimeMT.so.1"));
			}
		}
		assumeTrue(library != null && Files.exists(library), "SKIPPED: faketime is not installed");
	}

	@Test
	void endOfAMonthStartsNewFilesInANewDirectory() throws Exception {
		int logged = run("UTC", "2025-08-31T23:59:54", "2025-09-01T00:00:02Z");
		List<String> august = lines("2025-08/busy.log.2025-08-31");
		List<String> september = lines("2025-09/busy.log");
		assertThat(august).isNotEmpty().allMatch((line) -> line.startsWith("2025-08-31 23:5"));
		assertThat(september).isNotEmpty().allMatch((line) -> line.startsWith("2025-09-01 00:0"));
		assertNumbered(logged, august, september);
		assertThat(files()).contains("2025-08/idle.log.2025-08-31").noneMatch((file) -> file.matches("2025-08/.*log"));
	}

	@Test
	void hourThatComesTwiceStaysInTheFileOfItsDay() throws Exception {
		int logged = run("Europe/Berlin", "2025-10-26T02:59:54", "2025-10-26T01:00:02Z");
		List<String> lines = lines("2025-10/busy.log");
		assertNumbered(logged, lines, List.of());
		assertThat(lines).anyMatch((line) -> line.startsWith("2025-10-26 02:59"))
			.anyMatch((line) -> line.startsWith("2025-10-26 02:00"));
	}

	@Test
	void midnightThatDoesNotExistStartsTheDayLater() throws Exception {
		int logged = run("America/Sao_Paulo", "2018-11-03T23:59:54", "2018-11-04T03:00:02Z");
		List<String> saturday = lines("2018-11/busy.log.2018-11-03");
		List<String> sunday = lines("2018-11/busy.log");
		assertThat(saturday).isNotEmpty().allMatch((line) -> line.startsWith("2018-11-03 23:5"));
		assertThat(sunday).isNotEmpty().allMatch((line) -> line.startsWith("2018-11-04 01:0"));
		assertNumbered(logged, saturday, sunday);
	}

	private int run(String zone, String start, String until) throws Exception {
		Instant soon = LocalDateTime.parse(start).atZone(ZoneId.of(zone)).toInstant();
		setClock(soon.minusSeconds(300));
		Process process = start(zone, until);
		try (BufferedReader output = process.inputReader()) {
			assertThat(output.readLine()).isEqualTo("ready");
			setClock(soon);
			assertThat(output.readLine()).startsWith("logged ");
			return Integer.parseInt(output.readLine());
		}
		finally {
			process.destroyForcibly();
		}
	}

	private void setClock(Instant time) throws IOException {
		long offset = time.getEpochSecond() - Instant.now().getEpochSecond();
		Files.writeString(this.root.resolve("clock"), String.format("%+ds", offset));
	}

	private Process start(String zone, String until) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-Duser.timezone=" + zone, "-cp", System.getProperty("java.class.path"),
				ClockApplication.class.getName(), until, "--log.mode=file", "--log.console=false",
				"--spring.main.banner-mode=off");
		builder.redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment()
			.putAll(Map.of("LD_PRELOAD", String.valueOf(library), "PROJECT_ROOT", this.root.toString(),
					"FAKETIME_TIMESTAMP_FILE", this.root.resolve("clock").toString(), "FAKETIME_CACHE_DURATION", "1",
					"FAKETIME_DONT_FAKE_MONOTONIC", "1", "DONT_FAKE_MONOTONIC", "1"));
		return builder.start();
	}

	private static Path java() {
		return Path.of(System.getProperty("java.home"), "bin", "java");
	}

	private List<String> lines(String file) throws IOException {
		return Files.readAllLines(this.root.resolve("logs").resolve(file));
	}

	private List<String> files() throws IOException {
		Path logs = this.root.resolve("logs");
		try (Stream<Path> files = Files.walk(logs)) {
			return files.filter(Files::isRegularFile).map((file) -> logs.relativize(file).toString()).toList();
		}
	}

	private static void assertNumbered(int logged, List<String> first, List<String> second) {
		List<String> all = Stream.of(first, second).flatMap(List::stream).toList();
		assertThat(all).hasSize(logged);
		for (int i = 0; i < logged; i++) {
			assertThat(all.get(i)).endsWith("line " + i);
		}
	}

}
