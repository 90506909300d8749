package id.projectwise.logging.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RotationTests {

	private final MutableClock clock = MutableClock.at("2025-09-01T00:00:00", "UTC");

	@TempDir
	Path directory;

	@Test
	void neverRenamesOverAFileNorReusesTheNumberOfACompressedOne() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log", "new");
		test.put("2025-08/a.log.2025-08-31", "old");
		test.put("2025-08/a.log.2025-08-31.1.gz", "old");
		test.put("2025-08/b.log", "new");
		test.put("2025-08/b.log.2025-08-30.5", "old");
		assertThat(rollFrom(test, "2025-08-31", "2025-08")).isEqualTo("2025-09-01");
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31", "2025-08/a.log.2025-08-31.1.gz",
				"2025-08/a.log.2025-08-31.2", "2025-08/b.log.2025-08-30.5", "2025-08/b.log.2025-08-31");
		assertThat(this.directory.resolve("2025-08/a.log.2025-08-31.2")).hasContent("new");
	}

	@Test
	void usesTheRecordedDayWhateverTheModificationTime() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log", "written to after midnight by a program that is late");
		rollFrom(test, "2025-08-29", "2025-08");
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-29");
	}

	@Test
	void findsTheRecordedDirectoryAfterTheNamingOfMonthsChanged() throws Exception {
		TestTree test = tree().months("MM.yyyy");
		test.put("2025-08/a.log", "x");
		rollFrom(test, "2025-08-31", "2025-08");
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31");
	}

	@Test
	void rotatesBothDirectoriesOfADayWhoseNamingOfMonthsChanged() throws Exception {
		MutableClock clock = MutableClock.at("2025-08-30T12:00:00", "UTC");
		try (LogTree tree = new TestTree(this.directory, clock).open()) {
			new TestTree(this.directory, clock).append(tree, "a", "first naming");
		}
		TestTree renamed = new TestTree(this.directory, clock).months("MM.yyyy");
		try (LogTree tree = renamed.open()) {
			renamed.append(tree, "a", "second naming");
			clock.set("2025-08-31T12:00:00");
			renamed.append(tree, "a", "next day");
		}
		assertThat(renamed.lines("08.2025/a.log")).containsExactly("next day");
		assertThat(renamed.lines("08.2025/a.log.2025-08-30")).containsExactly("second naming");
		assertThat(renamed.lines("2025-08/a.log.2025-08-30")).containsExactly("first naming");
	}

	@Test
	void usesModificationTimesWhenNoDayIsRecorded() throws Exception {
		TestTree test = tree();
		test.put("2025-09/a.log", "today");
		test.put("2025-08/b.log", "two days ago");
		touch("2025-09/a.log", "2025-09-01T00:00:00Z");
		touch("2025-08/b.log", "2025-08-30T10:00:00Z");
		roll(test);
		assertThat(test.files()).containsExactly("2025-08/b.log.2025-08-30", "2025-09/a.log");
	}

	@Test
	void leavesLinksAndForeignFilesAlone() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.txt", "x");
		test.put("2025-08/a.b.log", "x");
		Files.createSymbolicLink(this.directory.resolve("2025-08/link.log"), this.directory.resolve("2025-08/a.txt"));
		Files.createDirectory(this.directory.resolve("2025-08/directory.log"));
		rollFrom(test, "2025-08-31", "2025-08");
		assertThat(test.files()).containsExactly("2025-08/a.b.log", "2025-08/a.txt", "2025-08/link.log");
		assertThat(test.listener.rotated).isEmpty();
	}

	@Test
	void canBeRepeatedAfterItWasKilledHalfway() throws Exception {
		TestTree test = tree();
		test.put("2025-08/a.log.2025-08-31", "renamed before the crash");
		test.put("2025-08/b.log", "not yet");
		rollFrom(test, "2025-08-31", "2025-08");
		roll(test);
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31", "2025-08/b.log.2025-08-31");
	}

	private LocalDate rollFrom(TestTree test, String day, String month) throws Exception {
		try (TreeLock lock = TreeLock.acquire(this.directory, TreeLock.SHORT_WAIT_NANOS)) {
			lock.record(LocalDate.parse(day), month);
		}
		return roll(test);
	}

	private LocalDate roll(TestTree test) throws Exception {
		try (TreeLock lock = TreeLock.acquire(this.directory, TreeLock.SHORT_WAIT_NANOS)) {
			return new Rotation(test.settings(), test.listener, false).rollIfDue(lock);
		}
	}

	private void touch(String path, String time) throws Exception {
		Files.setLastModifiedTime(this.directory.resolve(path), FileTime.from(Instant.parse(time)));
	}

	private TestTree tree() {
		return new TestTree(this.directory, this.clock);
	}

}
