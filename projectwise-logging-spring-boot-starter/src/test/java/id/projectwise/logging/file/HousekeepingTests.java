package id.projectwise.logging.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HousekeepingTests {

	private final MutableClock clock = MutableClock.at("2025-09-10T12:00:00", "UTC");

	@TempDir
	Path directory;

	@Test
	void removesOnlyWhatIsOlderThanTheRetention() throws Exception {
		TestTree test = tree().retentionDays(10);
		test.put("2025-08/a.log.2025-08-30", "x");
		test.put("2025-08/a.log.2025-08-31", "x");
		test.put("2025-09/a.log.2025-09-01", "x");
		test.put("2025-09/a.log", "x");
		run(test);
		assertThat(test.files()).containsExactly("2025-08/a.log.2025-08-31", "2025-09/a.log",
				"2025-09/a.log.2025-09-01");
		assertThat(test.listener.deleted).containsExactly("a.log.2025-08-30");
	}

	@Test
	void removesAllMonthsAndTheirDirectoriesAfterALongDowntime() throws Exception {
		TestTree test = tree().retentionDays(90);
		LocalDate first = LocalDate.of(2023, 12, 30);
		for (int day = 0; day < 500; day += 10) {
			LocalDate date = first.plusDays(day);
			test.put(date.toString().substring(0, 7) + "/a.log." + date + (day % 20 == 0 ? "" : ".7.gz"), "x");
		}
		run(test);
		assertThat(test.files()).isEmpty();
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void keepsAllWhenTheRetentionIsZero() throws Exception {
		TestTree test = tree();
		test.put("2015-09/a.log.2015-09-01", "x");
		run(test);
		assertThat(test.files()).hasSize(1);
	}

	@Test
	void doesNotTouchWhatIsNotExactlyOurs() throws Exception {
		TestTree test = tree().retentionDays(1).compressAfterDays(1).totalSizeCap(1);
		String[] foreign = { "2024-01/a.log.2024-01-01.bak", "2024-01/a.log.2024-02-01", "2024-01/a.log.2024-1-1",
				"2024-01/a.b.log.2024-01-01", "2024-01/a.log.2024-01-32", "2024-01/a.log.2024-01-01.0",
				"2024-01/a.log.2024-01-01.zip", "2024-01/notes.txt", "2024-01/.a.log.2024-01-01.tmp.txt",
				"backup/a.log.2024-01-01", "a.log.2024-01-01", "2024-1/a.log.2024-01-01",
				"2024-01/sub/a.log.2024-01-01" };
		for (String file : foreign) {
			test.put(file, "x");
		}
		Files.createDirectories(this.directory.resolve("2024-01/a.log.2024-01-02"));
		run(test);
		assertThat(test.files()).containsExactlyInAnyOrder(foreign);
		assertThat(this.directory.resolve("2024-01/a.log.2024-01-02")).isDirectory();
		assertThat(test.listener.deleted).isEmpty();
	}

	@Test
	void doesNotFollowLinks() throws Exception {
		Path outside = Files.createDirectory(this.directory.resolve("outside"));
		TestTree test = new TestTree(Files.createDirectory(this.directory.resolve("logs")), this.clock).retentionDays(1)
			.compressAfterDays(1)
			.totalSizeCap(1);
		Files.writeString(outside.resolve("a.log.2024-01-01"), "x".repeat(1000));
		Files.createSymbolicLink(test.root.resolve("2024-01"), outside);
		Files.createDirectory(test.root.resolve("2024-02"));
		Path link = Files.createSymbolicLink(test.root.resolve("2024-02/a.log.2024-02-01"),
				outside.resolve("a.log.2024-01-01"));
		run(test);
		assertThat(outside.resolve("a.log.2024-01-01")).hasSize(1000);
		assertThat(link).isSymbolicLink();
		assertThat(test.listener.failed).isEmpty();
	}

	@Test
	void removesTheOldestAboveTheCapButNoActiveFile() throws Exception {
		TestTree test = tree().totalSizeCap(15);
		test.put("2025-08/a.log.2025-08-30", "0123456789");
		test.put("2025-08/b.log.2025-08-31", "0123456789");
		test.put("2025-09/a.log.2025-09-01", "0123456789");
		test.put("2025-09/a.log", "an active file does not count");
		run(test);
		assertThat(test.files()).containsExactly("2025-09/a.log", "2025-09/a.log.2025-09-01");
	}

	@Test
	void removesWhatAKilledCompressionLeftOnceThePlainFileIsGone() throws Exception {
		TestTree test = tree();
		test.put("2025-08/.a.log.2025-08-30.tmp", "rubbish");
		test.put("2025-08/.b.log.2025-08-30.tmp", "being written");
		test.put("2025-08/b.log.2025-08-30", "plain");
		test.put("2025-07/.a.log.2025-07-30.1.tmp", "rubbish");
		run(test);
		assertThat(test.files()).containsExactly("2025-08/.b.log.2025-08-30.tmp", "2025-08/b.log.2025-08-30");
		assertThat(this.directory.resolve("2025-07")).doesNotExist();
	}

	@Test
	void keepsTheCurrentAndLaterMonthsDirectories() throws Exception {
		TestTree test = tree().retentionDays(1);
		for (String month : new String[] { "2025-08", "2025-09", "2025-10" }) {
			Files.createDirectory(this.directory.resolve(month));
		}
		run(test);
		assertThat(this.directory.resolve("2025-08")).doesNotExist();
		assertThat(this.directory.resolve("2025-09")).exists();
		assertThat(this.directory.resolve("2025-10")).exists();
	}

	@Test
	void findsDirectoriesOfOtherNamings() throws Exception {
		TestTree test = tree().months("'logs of' MMMM yy").retentionDays(10);
		test.put("logs of August 25/a.log.2025-08-01", "x");
		test.put("logs of August 25/a.log.2025-08-31", "x");
		TestTree yearly = new TestTree(this.directory, this.clock).months("yyyy").retentionDays(10);
		yearly.put("2025/a.log.2025-03-01", "x");
		run(test);
		run(yearly);
		assertThat(test.files()).containsExactly("logs of August 25/a.log.2025-08-31");
	}

	private TestTree tree() {
		return new TestTree(this.directory, this.clock);
	}

	private static void run(TestTree test) throws Exception {
		new Housekeeping(test.settings(), test.listener).run();
	}

}
