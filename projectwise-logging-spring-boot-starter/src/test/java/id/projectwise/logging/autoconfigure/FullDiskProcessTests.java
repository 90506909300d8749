package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import id.projectwise.logging.journal.SmallDisk;
import id.projectwise.logging.ship.ListenerDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application in socket mode, in a process of its own, whose journal is on a disk that
 * becomes full.
 */
@Timeout(120)
class FullDiskProcessTests {

	private static final Pattern GAP = Pattern
		.compile("(\\d+) records of application \\S+ were dropped between \\S+ and \\S+: (.+)");

	@TempDir
	Path root;

	private Process process;

	private int logged;

	@AfterEach
	void end() throws InterruptedException {
		if (this.process != null) {
			this.process.destroyForcibly().waitFor();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "drop-newest|the disk of the journal could not take more",
			"drop-oldest|the journal was at its size limit, and the oldest records gave way" })
	void goesOnAndTellsHowManyRecordsTheDiskDidNotTake(String overflow, String reason) throws Exception {
		try (SmallDisk disk = SmallDisk.mount(this.root.resolve("disk"), 6)) {
			int port = start(disk.path(), overflow);
			disk.fill(2_500_000);
			log(8000);
			assertThat(this.process.isAlive()).isTrue();
			disk.empty();
			try (ListenerDouble listener = ListenerDouble.start(port)) {
				while (gaps(listener).isEmpty()) {
					log(10);
				}
				this.process.getOutputStream().close();
				assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
				assertThat(this.process.exitValue()).isZero();
				assertAccounted(listener, reason);
			}
		}
		assertThat(read("stderr")).contains("could not make a segment", "No space left on device",
				"Records are dropped");
	}

	private void assertAccounted(ListenerDouble listener, String reason) {
		List<Integer> numbers = listener.messages("com.acme.orders")
			.stream()
			.map((message) -> Integer.valueOf(message.substring(0, message.indexOf(' '))))
			.toList();
		int dropped = 0;
		for (String message : gaps(listener)) {
			Matcher gap = GAP.matcher(message);
			assertThat(gap.matches()).as(message).isTrue();
			assertThat(gap.group(2)).isEqualTo(reason);
			dropped += Integer.parseInt(gap.group(1));
		}
		assertThat(numbers).doesNotHaveDuplicates().isSorted().last().isEqualTo(this.logged - 1);
		assertThat(numbers.size() + dropped).isEqualTo(this.logged);
	}

	private static List<String> gaps(ListenerDouble listener) {
		return listener.messages("projectwise.logging");
	}

	/** Start the application, with no listener at the port that is returned. */
	private int start(Path journals, String overflow) throws Exception {
		int port;
		try (ListenerDouble listener = ListenerDouble.start()) {
			port = listener.port();
		}
		this.process = ForkedJvm.start(this.root, CommandedMain.class, "--PROJECT_ROOT=" + this.root,
				"--log.mode=socket", "--log.socket.port=" + port, "--log.socket.journal-dir=" + journals,
				"--log.socket.overflow=" + overflow, "--log.console=false", "--spring.main.banner-mode=off",
				"--spring.main.log-startup-info=false");
		awaitLogged();
		return port;
	}

	private void log(int lines) throws Exception {
		this.logged += lines;
		this.process.getOutputStream().write((lines + "\n").getBytes(StandardCharsets.US_ASCII));
		this.process.getOutputStream().flush();
		awaitLogged();
	}

	private void awaitLogged() throws Exception {
		while (!read("stdout").contains("logged " + this.logged + System.lineSeparator())) {
			assertThat(this.process.waitFor(5, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
		}
	}

	private String read(String name) throws IOException {
		return Files.readString(this.root.resolve(name), StandardCharsets.UTF_8);
	}

}
