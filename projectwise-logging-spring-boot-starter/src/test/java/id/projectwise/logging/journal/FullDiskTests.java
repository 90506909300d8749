package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * A file system of 4 MB.
 */
@Timeout(60)
class FullDiskTests {

	private static final String LINE = "x".repeat(1000);

	@TempDir
	Path directory;

	private SmallDisk disk;

	private TestJournals journals;

	@BeforeEach
	void mount() throws Exception {
		this.disk = SmallDisk.mount(this.directory.resolve("disk"), 4);
		this.journals = new TestJournals(this.disk.path());
	}

	@AfterEach
	void unmount() throws Exception {
		if (this.disk != null) {
			this.disk.close();
		}
	}

	@Test
	void refusedRecordsAreCountedAndItGoesOnWhenThereIsRoom() throws IOException {
		this.journals.policy = OverflowPolicy.DROP_NEWEST;
		FixedClock clock = new FixedClock();
		this.journals.clock = clock;
		try (Journal journal = this.journals.open()) {
			int kept = 0;
			while (TestJournals.append(journal, kept + LINE, kept)) {
				assertThat(kept++).isLessThan(5000);
			}
			int refused = 1;
			for (; refused < 1000; refused++) {
				assertThat(TestJournals.append(journal, LINE, kept + refused)).isFalse();
			}
			assertThat(this.journals.listener.events).satisfiesExactly(
					(event) -> assertThat(event).startsWith("failed to make a segment"),
					(event) -> assertThat(event).isEqualTo("dropping: " + DropReason.DISK.text()));
			assertThat(journal.state().dropped()).isEqualTo(refused);
			Reading reading = Reading.of(journal.live());
			assertThat(reading.lines).isEqualTo(numbered(0, kept));
			journal.live().acknowledge(reading.position());
			clock.millis += DiskFailure.RETRY_MILLIS;
			assertThat(TestJournals.append(journal, kept + LINE)).isTrue();
			reading.readAll(journal.live());
			assertThat(reading.gaps())
				.containsExactly(new Gap(refused, kept, kept + refused - 1, DropReason.DISK.text(), "owner"));
			assertThat(reading.lines).isEqualTo(numbered(0, kept + 1));
		}
	}

	@Test
	void theOldestOfTheLiveStreamGiveWay() throws IOException {
		try (Journal journal = this.journals.open()) {
			for (int n = 0; n < 10_000; n++) {
				assertThat(TestJournals.append(journal, n + LINE)).isTrue();
			}
			Reading reading = Reading.of(journal.live());
			int dropped = (int) journal.state().dropped();
			assertThat(reading.missing()).isEqualTo(dropped);
			assertThat(reading.lines).isEqualTo(numbered(dropped, 10_000));
			assertThat(10_000 - dropped).as("two of three segments").isGreaterThan(2000);
		}
	}

	private static List<String> numbered(int from, int to) {
		return IntStream.range(from, to).mapToObj((n) -> n + LINE).toList();
	}

	@Test
	void isNotOpenedWithoutRoomAndLeavesNothing() throws IOException {
		this.disk.fill(100_000);
		assertThatIOException().isThrownBy(() -> this.journals.open())
			.withMessageContaining("Journal folder " + this.disk.path().resolve("app-1") + " cannot be used: ")
			.withMessageContaining("No space left on device");
		assertThat(TestJournals.files(this.disk.path().resolve("app-1"), "")).extracting(Path::getFileName)
			.extracting(Path::toString)
			.containsExactly("lock");
		this.disk.empty();
		try (Journal journal = this.journals.open()) {
			assertThat(journal.folder()).isEqualTo(this.disk.path().resolve("app-1"));
		}
	}

}
