package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody truncates the files of a journal that is being appended to. In a process of
 * its own, since the virtual machine may tell of a missing page anywhere.
 */
@Timeout(60)
class TruncatedSegmentTests {

	private static final int LINES = 5000;

	@TempDir
	Path directory;

	@ParameterizedTest
	@ValueSource(ints = { 1, 20_000 })
	void goesOnInTheNextSegment(int before) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), this.directory.toString(),
				String.valueOf(before))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
		assertThat(process.exitValue()).isZero();
		Matcher result = Pattern.compile("thrown (\\d+) kept (\\d+) read (\\d+) missing (\\d+) last (\\d+)")
			.matcher(out.strip());
		assertThat(result.matches()).as(out).isTrue();
		assertThat(Integer.parseInt(result.group(1))).isLessThan(10);
		assertThat(Integer.parseInt(result.group(2))).isGreaterThan(LINES - 1100);
		assertThat(Integer.parseInt(result.group(3))).isGreaterThan(LINES - 2200);
		assertThat(Integer.parseInt(result.group(4))).as("gaps of removed records").isPositive();
		assertThat(Integer.parseInt(result.group(5))).isEqualTo(LINES - 1);
	}

	/**
	 * Appends, truncates, and appends again.
	 */
	static final class Main {

		private static final String LINE = "x".repeat(1000);

		private int thrown;

		private int appended;

		private int kept;

		private int read;

		private int missing;

		private int last;

		public static void main(String[] args) throws IOException {
			Main main = new Main();
			Journal journal = new TestJournals(Path.of(args[0])).open();
			for (int n = 0; n < Integer.parseInt(args[1]); n++) {
				TestJournals.append(journal, LINE);
				if (n % 100 == 0) {
					journal.live().acknowledge(Reading.of(journal.live()).position());
				}
			}
			for (Path segment : TestJournals.files(journal.folder(), ".segment")) {
				JournalFiles.truncate(segment, 0);
			}
			main.untilDone(() -> main.appended == LINES, () -> {
				main.appended++;
				main.kept += TestJournals.append(journal, (main.appended - 1) + LINE) ? 1 : 0;
			});
			byte[] target = new byte[Journal.MAX_RECORD_BYTES];
			long deadline = System.nanoTime() + 3_000_000_000L;
			main.untilDone(() -> System.nanoTime() > deadline, () -> {
				JournalChunk chunk = journal.live().read(target);
				if (chunk != null) {
					main.take(chunk, target);
				}
			});
			System.out.println("thrown " + main.thrown + " kept " + main.kept + " read " + main.read + " missing "
					+ main.missing + " last " + main.last);
			System.exit(0);
		}

		private void take(JournalChunk chunk, byte[] target) {
			Gap gap = chunk.gap();
			this.missing += (gap != null && gap.reason().equals(DropReason.MISSING.text())) ? 1 : 0;
			this.read += chunk.records();
			if (chunk.records() > 0) {
				String lines = new String(target, 0, chunk.length(), StandardCharsets.ISO_8859_1);
				String lastLine = lines.substring(lines.lastIndexOf('\n', lines.length() - 2) + 1);
				this.last = Integer.parseInt(lastLine.substring(0, lastLine.indexOf('x')));
			}
		}

		private void untilDone(BooleanSupplier done, Runnable step) {
			try {
				while (!done.getAsBoolean()) {
					step.run();
				}
			}
			catch (InternalError ex) {
				this.thrown++;
				untilDone(done, step);
			}
		}

	}

}
