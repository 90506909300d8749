package id.projectwise.logging.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import id.projectwise.logging.journal.SmallDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class CompressionTests {

	private static final LocalDate DAY = LocalDate.of(2025, 8, 31);

	private final MutableClock clock = MutableClock.at("2025-09-10T12:00:00", "UTC");

	@TempDir
	Path directory;

	@Test
	void replacesThePlainFile() throws Exception {
		TestTree test = tree();
		String text = "line\n".repeat(50_000);
		test.put("2025-08/a.log.2025-08-31", text);
		compress(test, "a.log.2025-08-31");
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31.gz");
		assertThat(unzip("a.log.2025-08-31.gz")).isEqualTo(text);
		assertThat(test.listener.compressed).containsExactly("a.log.2025-08-31.gz");
	}

	@Test
	void doesNotTouchAnotherGzipFile() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "first\n");
		compress(test, "a.log.2025-08-31");
		test.put("2025-08/a.log.2025-08-31", "late\n");
		compress(test, "a.log.2025-08-31");
		assertThat(unzip("a.log.2025-08-31.gz")).isEqualTo("first\n");
		assertThat(unzip("a.log.2025-08-31.1.gz")).isEqualTo("late\n");
	}

	@Test
	void doesNotDoubleLinesAfterItWasKilledBeforeThePlainFileWent() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "first\n");
		compress(test, "a.log.2025-08-31");
		test.put("2025-08/a.log.2025-08-31", "first\nlate\n");
		compress(test, "a.log.2025-08-31");
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31.gz");
		assertThat(unzip("a.log.2025-08-31.gz")).isEqualTo("first\nlate\n");
	}

	@Test
	void startsOverAfterItWasKilledInTheMiddle() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "first\n");
		test.put("2025-08/.a.log.2025-08-31.tmp", "half a gzip file that is longer than the new one ".repeat(10));
		compress(test, "a.log.2025-08-31");
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31.gz");
		assertThat(unzip("a.log.2025-08-31.gz")).isEqualTo("first\n");
	}

	@Test
	void leavesNoTemporaryFileOnAFullDisk() throws Exception {
		byte[] noise = new byte[500_000];
		new Random(1).nextBytes(noise);
		try (SmallDisk disk = SmallDisk.mount(this.directory.resolve("disk"), 4)) {
			Path plain = Files.write(disk.path().resolve("a.log.2025-08-31"), noise);
			disk.fill(100_000);
			long before = disk.path().toFile().getUsableSpace();
			assertThatIOException().isThrownBy(() -> compress(plain)).withMessageContaining("No space left");
			assertThat(disk.path().toFile().getUsableSpace()).isEqualTo(before);
			disk.empty();
			compress(plain);
			assertThat(disk.path()).isDirectoryContaining("glob:**/a.log.2025-08-31.gz")
				.isDirectoryNotContaining("glob:**.tmp");
		}
	}

	@Test
	void leavesNoTemporaryFileWhereItCannotBeMoved() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "line\n");
		Files.createDirectory(this.directory.resolve("2025-08/a.log.2025-08-31.gz"));
		assertThatIOException().isThrownBy(() -> compress(test, "a.log.2025-08-31"));
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31");
	}

	@Test
	void leavesNoTemporaryFileWhenItIsInterrupted() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "line\n");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(ClosedByInterruptException.class)
			.isThrownBy(() -> compress(test, "a.log.2025-08-31"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31");
	}

	/**
	 * Of 260 KB for each compression, which no collection would free in so short a run.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void keepsNoNativeMemory() throws Exception {
		ProcessBuilder builder = new ProcessBuilder(
				Forked.command(ManyCompressions.class, this.directory.toString(), "200"));
		builder.environment().put("JDK_JAVA_OPTIONS", "-Xms256m -Xmx256m -Xmn200m -XX:+AlwaysPreTouch");
		Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String kilobytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		assertThat(Integer.parseInt(kilobytes)).isLessThan(8_000);
	}

	@Test
	void leavesTheFileToAProcessThatAddsLateLines() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "first\n");
		Process holder = LateWriter.start(this.directory);
		try {
			compress(test, "a.log.2025-08-31");
			assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31");
		}
		finally {
			holder.destroyForcibly().waitFor();
		}
		compress(test, "a.log.2025-08-31");
		assertThat(unzip("a.log.2025-08-31.gz")).isEqualTo("first\nlate\n");
	}

	@Test
	void keepsOtherProcessesOutAfterALookAtAFileThatIsOpenHere() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			TestTree.append(tree, "a", this.clock.millisAt("2025-08-31T12:00:00"), "late");
			compress(test, "a.log.2025-08-31");
			assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31");
			Process other = new ProcessBuilder(
					Forked.command(OtherCompression.class, this.directory.resolve("2025-08").toString()))
				.inheritIO()
				.start();
			assertThat(other.waitFor()).isZero();
			assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31");
		}
	}

	@Test
	void letsALateLineGoToAPlainSibling() throws Exception {
		TestTree test = tree();
		Path plain = this.directory.resolve("2025-08/a.log.2025-08-31");
		test.put("2025-08/a.log.2025-08-31", "first\n");
		assertThat(FileLocks.claim(plain)).isTrue();
		try (LogTree tree = test.open()) {
			for (int n = 0; n < 3; n++) {
				TestTree.append(tree, "a", this.clock.millisAt("2025-08-31T12:00:00"), "late");
			}
		}
		finally {
			FileLocks.unclaim(plain);
		}
		assertThat(test.lines("2025-08/a.log.2025-08-31.1")).containsExactly("late", "late", "late");
		assertThat(test.files()).hasSize(2);
	}

	@Test
	void isDueAnHourAfterTheHorizonAndNeverIfSwitchedOff() {
		this.clock.set("2025-09-03T00:59:59");
		TreeSettings settings = tree().compressAfterDays(3).settings();
		assertThat(Compression.isDue(DAY, settings)).isFalse();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(Compression.isDue(DAY, settings)).isTrue();
		assertThat(Compression.isDue(DAY.plusDays(1), settings)).isFalse();
		assertThat(Compression.isDue(DAY, tree().compressAfterDays(0).settings())).isFalse();
	}

	@Test
	void housekeepingCompressesWhatIsDue() throws Exception {
		TestTree test = tree().compressAfterDays(2);
		test.put("2025-08/a.log.2025-08-31", "x\n");
		test.put("2025-09/a.log.2025-09-09", "x\n");
		test.put("2025-09/a.log", "x\n");
		new Housekeeping(test.settings(), test.listener).run();
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31.gz", "2025-09/a.log",
				"2025-09/a.log.2025-09-09");
	}

	private TestTree tree() {
		return new TestTree(this.directory, this.clock);
	}

	private void compress(TestTree test, String name) throws IOException {
		Path plain = this.directory.resolve("2025-08").resolve(name);
		new Compression(test.listener).compress(plain, Objects.requireNonNull(DatedName.parse(name)));
	}

	private static void compress(Path plain) throws IOException {
		DatedName name = Objects.requireNonNull(DatedName.parse(plain.getFileName().toString()));
		new Compression(new RecordingListener()).compress(plain, name);
	}

	private String unzip(String name) throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(this.directory.resolve("2025-08/" + name)))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Holds a dated file open for late lines.
	 */
	static final class LateWriter {

		private LateWriter() {
		}

		static Process start(Path root) throws IOException {
			Process process = new ProcessBuilder(Forked.command(LateWriter.class, root.toString()))
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			assertThat(process.getInputStream().read()).isEqualTo('x');
			return process;
		}

		public static void main(String[] args) throws IOException {
			MutableClock clock = MutableClock.at("2025-09-10T12:00:00", "UTC");
			LogTree tree = new TestTree(Path.of(args[0]), clock).open();
			TestTree.append(tree, "a", clock.millisAt("2025-08-31T12:00:00"), "late");
			System.out.print('x');
			System.out.flush();
			System.in.read();
		}

	}

	/**
	 * Another process that keeps house.
	 */
	static final class OtherCompression {

		private OtherCompression() {
		}

		public static void main(String[] args) throws IOException {
			compress(Path.of(args[0], "a.log.2025-08-31"));
		}

	}

	/**
	 * Prints by how many kilobytes a process grows that compresses many files.
	 */
	static final class ManyCompressions {

		private ManyCompressions() {
		}

		public static void main(String[] args) throws IOException {
			compressMany(Path.of(args[0]), 10);
			int before = residentKilobytes();
			compressMany(Path.of(args[0]), Integer.parseInt(args[1]));
			System.out.print(residentKilobytes() - before);
		}

		private static void compressMany(Path directory, int times) throws IOException {
			for (int n = 0; n < times; n++) {
				compress(Files.writeString(directory.resolve("a.log.2025-08-31"), "line\n"));
			}
		}

		private static int residentKilobytes() throws IOException {
			try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
				String line = lines.filter((text) -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
				return Integer.parseInt(line.replaceAll("\\D", ""));
			}
		}

	}

}
