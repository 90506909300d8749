package id.projectwise.logging.file;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(20)
class OwnedTreeTests {

	private static final LocalDate TODAY = LocalDate.of(2025, 8, 31);

	@TempDir
	Path directory;

	private final MutableClock clock = MutableClock.at("2025-08-31T12:00:00", "Europe/Berlin");

	@Test
	void keepsProcessesInFileModeOut() throws Exception {
		TestTree test = test();
		try (OwnedTree tree = open(test)) {
			assertThat(tree.openFiles()).isZero();
			assertThatExceptionOfType(TreeInUseException.class).isThrownBy(test::open)
				.withMessageContaining("in use by the test");
		}
		test.open().close();
	}

	@Test
	void isKeptOutByProcessesInFileMode() throws Exception {
		TestTree test = test();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "line");
			assertThatExceptionOfType(TreeInUseException.class).isThrownBy(() -> open(test))
				.withMessageContaining("LOG_MODE=file");
		}
		open(test).close();
	}

	@Test
	void recoversBeforeAnythingIsMoved() throws Exception {
		TestTree test = test();
		try (OwnedTree tree = open(test)) {
			append(tree, "orders", TODAY, "line");
		}
		this.clock.set("2025-09-01T00:00:01");
		Path active = this.directory.resolve("2025-08/orders.log");
		OwnedTree
			.open(test.settings(), "the test", false, test.listener, () -> Files.writeString(active, "recovered\n"))
			.close();
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("recovered");
	}

	@Test
	void canBeOpenedAgainAfterRecoveryFailed() throws Exception {
		TestTree test = test();
		assertThatIOException()
			.isThrownBy(() -> OwnedTree.open(test.settings(), "the test", false, test.listener, () -> {
				throw new IOException("no");
			}))
			.withMessage("no");
		open(test).close();
	}

	@Test
	void rotatesOnlyWhenMaintained() throws Exception {
		TestTree test = test();
		try (OwnedTree tree = open(test)) {
			append(tree, "orders", TODAY, "one");
			this.clock.set("2025-09-01T00:00:00");
			assertThat(test.files()).containsExactly("2025-08/orders.log");
			tree.maintain();
			append(tree, "orders", TODAY.plusDays(1), "two");
			append(tree, "orders", TODAY, "late");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("one", "late");
		assertThat(test.lines("2025-09/orders.log")).containsExactly("two");
	}

	@Test
	void keepsAFileThatIsUsedFromBeingCompressed() throws Exception {
		TestTree test = test().compressAfterDays(1);
		try (OwnedTree tree = open(test)) {
			append(tree, "orders", LocalDate.of(2025, 8, 1), "late");
			Housekeeping housekeeping = new Housekeeping(test.settings(), test.listener);
			housekeeping.run();
			assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-01");
			this.clock.set("2025-09-01T00:00:00");
			tree.maintain();
			housekeeping.run();
			assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-01.gz");
		}
	}

	@Test
	void usesASiblingOfAFileThatIsBeingCompressed() throws Exception {
		TestTree test = test();
		Path busy = this.directory.resolve("2025-08/orders.log.2025-08-01");
		assertThat(FileLocks.claim(busy)).isTrue();
		try (OwnedTree tree = open(test)) {
			assertThat(append(tree, "orders", LocalDate.of(2025, 8, 1), "late").path().getFileName())
				.hasToString("orders.log.2025-08-01.1");
		}
		finally {
			FileLocks.unclaim(busy);
		}
	}

	@Test
	void gathersTooManyModulesInOneFile() throws Exception {
		TestTree test = test().maxModules(2);
		try (OwnedTree tree = open(test)) {
			append(tree, "one", TODAY, "1");
			append(tree, "two", TODAY, "2");
			append(tree, "three", TODAY, "3");
			append(tree, "four", TODAY, "4");
			append(tree, "one", TODAY, "5");
		}
		assertThat(test.lines("2025-08/overflow.log")).containsExactly("3", "4");
		assertThat(test.lines("2025-08/one.log")).containsExactly("1", "5");
	}

	@Test
	void opensAFileAgainThatHadToGiveWay() throws Exception {
		TestTree test = test().maxOpenFiles(1);
		try (OwnedTree tree = open(test)) {
			OwnedFile one = append(tree, "one", TODAY, "1");
			OwnedFile two = append(tree, "two", TODAY, "2");
			assertThat(tree.openFiles()).isOne();
			append(one, "3");
			append(two, "4");
			one.truncate(2);
			assertThat(tree.openFiles()).isOne();
			assertThat(one.length()).isEqualTo(2);
			assertThat(two.length()).isEqualTo(4);
			tree.maintain();
			assertThat(tree.openFiles()).isOne();
		}
	}

	@Test
	void findsFragmentsOfOthers() throws Exception {
		TestTree test = test();
		test.put("2025-08/orders.log", "whole\nfragment");
		try (OwnedTree tree = open(test)) {
			OwnedFile file = tree.file("orders", TODAY);
			assertThat(file.length()).isEqualTo(14);
			assertThat(file.isTorn()).isTrue();
			append(file, "");
			assertThat(file.isTorn()).isFalse();
			test.put("2025-08/orders.log", "again");
			assertThat(file.length()).isEqualTo(5);
			assertThat(file.isTorn()).isTrue();
		}
	}

	@Test
	void leavesAFileAloneThatWasReplaced() throws Exception {
		TestTree test = test();
		try (OwnedTree tree = open(test)) {
			OwnedFile file = append(tree, "orders", TODAY, "line");
			Files.move(file.path(), file.path().resolveSibling("moved"));
			test.put("2025-08/orders.log", "of somebody else\n");
			file.truncate(0);
			assertThat(test.lines("2025-08/orders.log")).containsExactly("of somebody else");
			assertThat(append(tree, "orders", TODAY, "next")).isNotSameAs(file);
		}
		assertThat(test.lines("2025-08/orders.log")).containsExactly("of somebody else", "next");
		assertThat(test.lines("2025-08/moved")).containsExactly("line");
	}

	@Test
	void writesToDatedFilesWhileItCannotRotate() throws Exception {
		TestTree test = test();
		try (OwnedTree tree = open(test)) {
			append(tree, "orders", TODAY, "one");
			this.clock.set("2025-09-01T00:00:00");
			test.put(TreeLock.FILE_NAME, "2 something new");
			assertThatIOException().isThrownBy(tree::maintain).withMessageContaining("has version 2");
			tree.maintain();
			append(tree, "orders", TODAY.plusDays(1), "two");
		}
		assertThat(test.lines("2025-08/orders.log")).containsExactly("one");
		assertThat(test.lines("2025-09/orders.log.2025-09-01")).containsExactly("two");
	}

	@Test
	void forcesFilesAndNames() throws Exception {
		TestTree test = test().maxOpenFiles(1);
		try (OwnedTree tree = openForcing(test)) {
			append(tree, "one", TODAY, "1");
			append(tree, "two", LocalDate.of(2025, 1, 1), "2");
			Files.delete(this.directory.resolve("2025-01/two.log.2025-01-01"));
			Files.delete(this.directory.resolve("2025-01"));
			tree.forceNames();
			tree.force();
		}
		assertThat(test.lines("2025-08/one.log")).containsExactly("1");
	}

	/** What cannot be forced shows that it is asked for. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void forcesTheRecordedDay() throws Exception {
		Path record = this.directory.resolve(TreeLock.FILE_NAME);
		Files.createSymbolicLink(record, Path.of("/dev/null"));
		TestTree test = test();
		assertThatExceptionOfType(SyncFailedException.class).isThrownBy(() -> openForcing(test));
		open(test).close();
		Files.delete(record);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void usesNoFileOfTheNewDayBeforeThatDayIsForced() throws Exception {
		TestTree test = test();
		Path record = this.directory.resolve(TreeLock.FILE_NAME);
		try (OwnedTree tree = openForcing(test)) {
			append(tree, "orders", TODAY, "one");
			this.clock.set("2025-09-01T00:00:00");
			Files.delete(record);
			Files.createSymbolicLink(record, Path.of("/dev/null"));
			assertThatExceptionOfType(SyncFailedException.class).isThrownBy(tree::maintain);
			append(tree, "orders", TODAY.plusDays(1), "two");
			assertThat(test.files()).contains("2025-09/orders.log.2025-09-01").doesNotContain("2025-09/orders.log");
		}
		Files.delete(record);
	}

	private OwnedTree openForcing(TestTree test) throws IOException {
		return OwnedTree.open(test.settings(), "the test", true, test.listener, () -> {
		});
	}

	private OwnedTree open(TestTree test) throws IOException {
		return OwnedTree.open(test.settings(), "the test", false, test.listener, () -> {
		});
	}

	private TestTree test() {
		return new TestTree(this.directory, this.clock);
	}

	private static OwnedFile append(OwnedTree tree, String module, LocalDate day, String line) throws IOException {
		OwnedFile file = tree.file(module, day);
		append(file, line);
		return file;
	}

	private static void append(OwnedFile file, String line) throws IOException {
		file.append(ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8)));
	}

}
