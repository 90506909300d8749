package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A file system of 4 MB. SKIPPED where none can be mounted.
 */
@Timeout(60)
class FullDiskTests {

	private static final String LINE = "x".repeat(1000);

	@TempDir
	Path directory;

	private Path disk;

	private TestJournals journals;

	@BeforeEach
	void mount() throws Exception {
		this.disk = Files.createDirectory(this.directory.resolve("disk"));
		assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", this.disk.toString()), "cannot mount");
		this.journals = new TestJournals(this.disk);
	}

	@AfterEach
	void unmount() throws Exception {
		// Mappings keep it busy until they are collected.
		run("umount", "-l", this.disk.toString());
	}

	private static boolean run(String... command) throws Exception {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void fillDisk(long leave) throws IOException {
		byte[] filler = new byte[(int) (this.disk.toFile().getUsableSpace() - leave)];
		Files.write(this.disk.resolve("filler"), filler);
	}

	@Test
	void refusedRecordsAreCountedAndItGoesOnWhenThereIsRoom() throws IOException {
		this.journals.policy = OverflowPolicy.DROP_NEWEST;
		SteppingClock clock = new SteppingClock();
		this.journals.clock = clock;
		try (Journal journal = this.journals.open()) {
			TestJournals.append(journal, LINE);
			int kept = 1;
			while (TestJournals.append(journal, LINE)) {
				assertThat(kept++).isLessThan(5000);
			}
			int refused = 1;
			for (; refused < 1000; refused++) {
				assertThat(TestJournals.append(journal, LINE)).isFalse();
			}
			assertThat(this.journals.listener.events.stream().filter((event) -> event.startsWith("failed")))
				.hasSizeBetween(1, 2);
			assertThat(this.journals.listener.events).contains("dropping: " + DropReason.DISK.text());
			Reading reading = Reading.of(journal.live());
			assertThat(reading.lines).hasSize(kept);
			journal.live().acknowledge(reading.position());
			clock.step(Duration.ofMillis(SegmentPool.RETRY_MILLIS));
			assertThat(TestJournals.append(journal, LINE)).isTrue();
			reading.readAll(journal.live());
			assertThat(reading.missing()).isEqualTo(refused);
			assertThat(reading.lines).hasSize(kept + 1);
			assertThat(reading.gaps()).extracting(Gap::reason).containsExactly(DropReason.DISK.text());
		}
	}

	@Test
	void theOldestOfTheLiveStreamGiveWay() throws IOException {
		try (Journal journal = this.journals.open()) {
			for (int n = 0; n < 10_000; n++) {
				assertThat(TestJournals.append(journal, LINE)).isTrue();
			}
			Reading reading = Reading.of(journal.live());
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(10_000);
		}
	}

	@Test
	void isNotOpenedWithoutRoomAndLeavesNothing() throws IOException {
		fillDisk(100_000);
		assertThatIOException().isThrownBy(() -> this.journals.open())
			.withMessageContaining("Journal folder " + this.disk.resolve("app-1") + " cannot be used: ")
			.withMessageContaining("No space left on device");
		assertThat(TestJournals.files(this.disk.resolve("app-1"), "")).extracting(Path::getFileName)
			.extracting(Path::toString)
			.containsExactly("lock");
		Files.delete(this.disk.resolve("filler"));
		try (Journal journal = this.journals.open()) {
			assertThat(journal.folder()).isEqualTo(this.disk.resolve("app-1"));
		}
	}

	/**
	 * A clock that stands still until it is told to go on.
	 */
	private static final class SteppingClock extends Clock {

		private volatile Instant now = Instant.EPOCH;

		void step(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

	}

}
