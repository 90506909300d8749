package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(20)
class LogTreeTests {

	private final MutableClock clock = MutableClock.at("2025-08-31T23:59:59", "Asia/Jakarta");

	@TempDir
	Path directory;

	@Test
	void writesToTheModulesFileInTheMonthsDirectory() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			test.append(tree, "billing", "two");
			assertThat(test.files()).containsExactly("2025-08/billing.log", "2025-08/orders.log");
			assertThat(test.lines("2025-08/orders.log")).containsExactly("one");
		}
	}

	@Test
	void rotatesIntoTheNewMonthWithTheFirstRecordAfterMidnight() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "august");
			this.clock.advance(Duration.ofSeconds(1));
			test.append(tree, "orders", "september");
			assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-31", "2025-09/orders.log");
			assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("august");
			assertThat(test.lines("2025-09/orders.log")).containsExactly("september");
			assertThat(test.listener.rotated).containsExactly("orders.log.2025-08-31");
		}
	}

	@Test
	void isSharedWithACopyInAnotherClassLoader() throws Exception {
		TestTree test = tree();
		try (OtherClassLoader loader = new OtherClassLoader(); LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			loader.call(TestTree.class, "appendOnce", this.directory, this.clock, "two");
			this.clock.advance(Duration.ofSeconds(1));
			loader.call(TestTree.class, "appendOnce", this.directory, this.clock, "three");
			test.append(tree, "orders", "four");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("one", "two");
		assertThat(test.lines("2025-09/orders.log")).containsExactly("three", "four");
	}

	@Test
	void rotatesIdleModulesAtMidnight() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "august");
			this.clock.advance(Duration.ofSeconds(1));
			tree.maintain();
			assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-31");
		}
	}

	@ParameterizedTest
	@CsvSource({ "America/Sao_Paulo, 2018-11-03T23:59:59, 2018-11-04T01:00:00, 2018-11/a.log.2018-11-03, 2018-11/a.log",
			"America/Sao_Paulo, 2018-02-17T22:59:59, 2018-02-18T00:00:00, 2018-02/a.log.2018-02-17, 2018-02/a.log",
			"Asia/Beirut, 2025-03-29T23:59:59, 2025-03-30T01:00:00, 2025-03/a.log.2025-03-29, 2025-03/a.log",
			"America/Havana, 2025-11-01T23:59:59, 2025-11-02T00:00:00, 2025-11/a.log.2025-11-01, 2025-11/a.log",
			"Europe/Berlin, 2025-10-25T23:59:59, 2025-10-26T23:59:59, 2025-10/a.log.2025-10-25, 2025-10/a.log",
			"Pacific/Apia, 2011-12-29T23:59:59, 2011-12-31T00:00:00, 2011-12/a.log.2011-12-29, 2011-12/a.log",
			"UTC, 2024-02-28T23:59:59, 2024-02-29T00:00:00, 2024-02/a.log.2024-02-28, 2024-02/a.log",
			"UTC, 2024-02-29T23:59:59, 2024-03-01T00:00:00, 2024-02/a.log.2024-02-29, 2024-03/a.log",
			"UTC, 2024-12-31T23:59:59, 2025-01-01T00:00:00, 2024-12/a.log.2024-12-31, 2025-01/a.log" })
	void separatesTheDaysOfEveryCalendar(String zone, String before, String after, String dated, String active)
			throws Exception {
		MutableClock local = MutableClock.at(before, zone);
		TestTree test = new TestTree(this.directory, local);
		try (LogTree tree = test.open()) {
			test.append(tree, "a", "before");
			local.set(after);
			tree.maintain();
			test.append(tree, "a", "after");
			TestTree.append(tree, "a", local.millisAt(before), "late");
		}
		assertThat(test.lines(dated)).containsExactly("before", "late");
		assertThat(test.lines(active)).containsExactly("after");
		assertThat(test.files()).hasSize(2);
	}

	@Test
	void putsALateRecordIntoTheFileOfItsOwnDay() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			long august = this.clock.millis();
			test.append(tree, "orders", "august");
			this.clock.advance(Duration.ofMinutes(5));
			test.append(tree, "orders", "september");
			TestTree.append(tree, "orders", august, "late");
			TestTree.append(tree, "orders", this.clock.millisAt("2024-02-29T12:00:00"), "very late");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("august", "late");
		assertThat(test.lines("2024-02/orders.log.2024-02-29")).containsExactly("very late");
		assertThat(test.lines("2025-09/orders.log")).containsExactly("september");
	}

	@Test
	void keepsARecordThatIsAheadOfTheClockInTheActiveFile() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			TestTree.append(tree, "orders", this.clock.millisAt("2025-09-05T00:00:00"), "ahead");
			test.append(tree, "orders", "now");
			assertThat(test.files()).containsExactly("2025-08/orders.log");
			assertThat(test.lines("2025-08/orders.log")).containsExactly("ahead", "now");
		}
	}

	@Test
	void doesNotRotateTwiceWhenTheClockStepsBackAcrossMidnight() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			this.clock.advance(Duration.ofSeconds(2));
			test.append(tree, "orders", "two");
			this.clock.advance(Duration.ofSeconds(-2));
			tree.maintain();
			test.append(tree, "orders", "three");
			this.clock.advance(Duration.ofSeconds(3));
			test.append(tree, "orders", "four");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("one", "three");
		assertThat(test.lines("2025-09/orders.log")).containsExactly("two", "four");
		assertThat(test.files()).hasSize(2);
	}

	@Test
	void comesBackAfterTheClockWasYearsAhead() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			this.clock.set("2031-01-01T00:00:00");
			test.append(tree, "orders", "wrong");
			this.clock.set("2025-08-31T23:59:59");
			tree.maintain();
			test.append(tree, "orders", "three");
			test.append(tree, "orders", "four");
		}
		assertThat(test.files()).containsExactly("2025-08/orders.log", "2025-08/orders.log.2025-08-31",
				"2031-01/orders.log.2031-01-01");
		assertThat(test.lines("2025-08/orders.log")).containsExactly("three", "four");
	}

	@Test
	void rotatesAtStartWhatARunMonthsAgoLeftBehind() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "august");
		}
		this.clock.set("2025-12-24T08:00:00");
		test.open().close();
		assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-31");
	}

	@Test
	void continuesTheActiveFileOfTheSameDay() throws Exception {
		TestTree test = tree();
		for (int run = 0; run < 3; run++) {
			try (LogTree tree = test.open()) {
				test.append(tree, "orders", "run " + run);
			}
		}
		assertThat(test.files()).containsExactly("2025-08/orders.log");
		assertThat(test.lines("2025-08/orders.log")).containsExactly("run 0", "run 1", "run 2");
	}

	@Test
	void losesAndMixesNothingWhenManyThreadsCrossMidnight() throws Exception {
		TestTree test = tree().maxOpenFiles(3);
		long midnight = this.clock.millisAt("2025-09-01T00:00:00");
		int threads = 8;
		int lines = 600;
		try (LogTree tree = test.open()) {
			List<Thread> writers = new ArrayList<>();
			CountDownLatch half = new CountDownLatch(threads * lines / 2);
			for (int t = 0; t < threads; t++) {
				int thread = t;
				writers.add(new Thread(() -> {
					for (int n = 0; n < lines; n++) {
						long now = this.clock.millis();
						String day = (now < midnight) ? "august" : "september";
						TestTree.append(tree, "m" + n % 5, now, day + " " + thread + " " + n);
						half.countDown();
					}
				}));
			}
			writers.forEach(Thread::start);
			half.await();
			this.clock.advance(Duration.ofSeconds(1));
			tree.maintain();
			for (Thread writer : writers) {
				writer.join();
			}
		}
		List<String> all = new ArrayList<>();
		for (String file : test.files()) {
			List<String> written = test.lines(file);
			all.addAll(written);
			assertThat(written).allMatch((line) -> line.startsWith(file.contains("2025-08") ? "august" : "september"));
		}
		assertThat(all).hasSize(threads * lines).doesNotHaveDuplicates();
		assertThat(test.files()).noneMatch((file) -> file.matches("2025-08/.*log"));
		// A record that would have to wait too long for the tree goes to its day's file,
		// and that is told.
		assertThat(test.files()).satisfiesAnyOf((files) -> assertThat(files).hasSize(10),
				(files) -> assertThat(test.listener.failed)
					.anyMatch((text) -> text.startsWith("Opening the active file")));
		assertThat(test.listener.lost).isEmpty();
	}

	@Test
	void writesWithASingleOpenFile() throws Exception {
		TestTree test = tree().maxOpenFiles(1);
		try (LogTree tree = test.open()) {
			for (int n = 0; n < 30; n++) {
				test.append(tree, "m" + n % 3, "line " + n);
			}
			TestTree.append(tree, "m1", this.clock.millisAt("2025-08-01T00:00:00"), "late");
		}
		assertThat(test.lines("2025-08/m0.log")).hasSize(10);
		assertThat(test.lines("2025-08/m1.log")).hasSize(10);
		assertThat(test.lines("2025-08/m2.log")).hasSize(10).endsWith("line 29");
		assertThat(test.lines("2025-08/m1.log.2025-08-01")).containsExactly("late");
	}

	@Test
	void sharesTheOverflowFileBeyondThePermittedModules() throws Exception {
		TestTree test = tree().maxModules(2);
		try (LogTree tree = test.open()) {
			for (String module : List.of("a", "b", "c", "overflow", "d", "a")) {
				test.append(tree, module, module);
			}
			assertThat(tree.module("overflow")).isSameAs(tree.module("e"));
		}
		assertThat(test.files()).containsExactly("2025-08/a.log", "2025-08/b.log", "2025-08/overflow.log");
		assertThat(test.lines("2025-08/overflow.log")).containsExactly("c", "overflow", "d");
	}

	@Test
	void doesNotLoseTheLinesOfInterruptedThreads() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			Thread.currentThread().interrupt();
			test.append(tree, "orders", "one");
			this.clock.advance(Duration.ofSeconds(1));
			test.append(tree, "orders", "two");
			TestTree.append(tree, "orders", this.clock.millis() - 1000, "late");
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(test.listener.lost).isEmpty();
		assertThat(test.lines("2025-09/orders.log")).containsExactly("two");
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("one", "late");
	}

	/**
	 * Whatever lock the thread held when it ran out of stack, it gave it back.
	 */
	@Test
	void doesNotHangOthersWhenAThreadRunsOutOfStack() throws Exception {
		TestTree test = tree().maxOpenFiles(2);
		try (LogTree tree = test.open()) {
			for (int round = 0; round < 20; round++) {
				inThread(() -> assertThatExceptionOfType(StackOverflowError.class)
					.isThrownBy(() -> appendAndRecurse(test, tree, 0)));
				for (int n = 0; n < 3; n++) {
					String module = "m" + n;
					inThread(() -> test.append(tree, module, "after"));
				}
			}
		}
		assertThat(test.lines("2025-08/m0.log").stream().filter("after"::equals)).hasSize(20);
	}

	private static int appendAndRecurse(TestTree test, LogTree tree, int depth) {
		test.append(tree, "m" + depth % 3, "deep");
		return appendAndRecurse(test, tree, depth + 1) + 1;
	}

	private static void inThread(Runnable task) throws Exception {
		FutureTask<Boolean> future = new FutureTask<>(task, true);
		new Thread(null, future, "shallow", 200 * 1024).start();
		assertThat(future.get(5, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void startsAgainWhenTheWholeDirectoryVanishes() throws Exception {
		Path root = this.directory.resolve("logs");
		TestTree test = new TestTree(root, this.clock);
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			removeTree(root);
			tree.maintain();
			test.append(tree, "orders", "two");
			assertThat(test.lines("2025-08/orders.log")).containsExactly("two");
			assertThat(test.listener.lost).isEmpty();
		}
	}

	@Test
	void startsANewFileWhenTheActiveOneIsMoved() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			Files.move(this.directory.resolve("2025-08/orders.log"), this.directory.resolve("2025-08/orders.old"));
			tree.maintain();
			test.append(tree, "orders", "two");
		}
		assertThat(test.lines("2025-08/orders.log")).containsExactly("two");
	}

	@Test
	void takesALinkToADirectoryAsRootAndAsMonth() throws Exception {
		Path target = Files.createDirectory(this.directory.resolve("volume"));
		Path month = Files.createDirectory(this.directory.resolve("other"));
		Files.createSymbolicLink(target.resolve("2025-08"), month);
		Path root = Files.createSymbolicLink(this.directory.resolve("logs"), target);
		TestTree test = new TestTree(root, this.clock);
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
		}
		assertThat(month.resolve("orders.log")).hasContent("one\n");
	}

	@Test
	void splitsAFileThatIsLargeAndNumbersOn() throws Exception {
		TestTree test = tree().maxFileSize(25);
		test.put("2025-08/orders.log.2025-08-31", "was here\n");
		try (LogTree tree = test.open()) {
			for (int n = 0; n < 6; n++) {
				test.append(tree, "orders", "line number " + n);
			}
			test.append(tree, "orders", "rest");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("was here");
		assertThat(test.lines("2025-08/orders.log.2025-08-31.1")).containsExactly("line number 0", "line number 1");
		assertThat(test.lines("2025-08/orders.log.2025-08-31.3")).containsExactly("line number 4", "line number 5");
		assertThat(test.lines("2025-08/orders.log")).containsExactly("rest");
	}

	@Test
	void splitsUnderManyThreadsWithoutLoss() throws Exception {
		TestTree test = tree().maxFileSize(2000);
		try (LogTree tree = test.open()) {
			List<Thread> writers = new ArrayList<>();
			for (int t = 0; t < 4; t++) {
				int thread = t;
				writers.add(new Thread(() -> {
					for (int n = 0; n < 500; n++) {
						test.append(tree, "orders", "line " + thread + " " + n);
					}
				}));
			}
			writers.forEach(Thread::start);
			for (Thread writer : writers) {
				writer.join();
			}
		}
		List<String> all = new ArrayList<>();
		for (String file : test.files()) {
			all.addAll(test.lines(file));
		}
		assertThat(all).hasSize(2000).doesNotHaveDuplicates();
		assertThat(test.files().size()).isBetween(8, 20);
	}

	@Test
	void doesNotWaitLongForATreeThatAnotherHolds() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "open", "open");
			Process holder = LockHolder.start(this.directory);
			try {
				long start = System.nanoTime();
				for (int n = 0; n < 20; n++) {
					test.append(tree, "orders", "line " + n);
				}
				assertThat(System.nanoTime() - start).isLessThan(Duration.ofMillis(900).toNanos());
				test.append(tree, "open", "open still");
			}
			finally {
				holder.destroyForcibly().waitFor();
			}
			assertThat(test.lines("2025-08/orders.log.2025-08-31")).hasSize(20);
			assertThat(test.lines("2025-08/open.log")).hasSize(2);
			assertThat(test.listener.failed).hasSize(1).allMatch((text) -> text.contains("held by another process"));
		}
	}

	@Test
	void keepsLinesOutOfTheOldDaysFileWhileAFileCannotBeRenamed() throws Exception {
		this.clock.set("2025-08-15T23:59:59");
		TestTree test = tree();
		String tooLongWithADate = "x".repeat(248);
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			test.append(tree, tooLongWithADate, "one");
			this.clock.advance(Duration.ofSeconds(1));
			test.append(tree, "orders", "two");
			test.append(tree, "orders", "two again");
			assertThat(test.listener.failed).hasSize(1).allMatch((text) -> text.startsWith("Rotation xxx"));
			Files.delete(this.directory.resolve("2025-08/" + tooLongWithADate + ".log"));
			tree.maintain();
			test.append(tree, "orders", "three");
		}
		assertThat(test.lines("2025-08/orders.log.2025-08-15")).containsExactly("one");
		assertThat(test.lines("2025-08/orders.log.2025-08-16")).containsExactly("two", "two again");
		assertThat(test.lines("2025-08/orders.log")).containsExactly("three");
	}

	@Test
	void countsLinesAfterCloseAsLost() throws Exception {
		TestTree test = tree();
		LogTree tree = test.open();
		tree.close();
		tree.close();
		test.append(tree, "orders", "late");
		tree.maintain();
		assertThat(test.listener.lost).containsExactly(CombinedWriter.CLOSED);
		assertThat(test.files()).isEmpty();
	}

	@Test
	void refusesADirectoryThatANewerReleaseWrote() throws Exception {
		TestTree test = tree();
		test.put(TreeLock.FILE_NAME, "2 something new");
		assertThatIOException().isThrownBy(test::open).withMessageContaining("version 2");
		assertThat(this.directory.resolve(TreeLock.FILE_NAME)).hasContent("2 something new");
	}

	@Test
	void writesToDatedFilesOnceANewerReleaseTookTheDirectory() throws Exception {
		TestTree test = tree();
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", "one");
			test.put(TreeLock.FILE_NAME, "2 something new");
			this.clock.advance(Duration.ofSeconds(1));
			test.append(tree, "orders", "two");
		}
		assertThat(test.lines("2025-09/orders.log.2025-09-01")).containsExactly("two");
		assertThat(test.listener.lost).isEmpty();
	}

	@Test
	void twoTreesInOneProcessShareADirectoryAcrossMidnight() throws Exception {
		TestTree test = tree();
		try (LogTree one = test.open(); LogTree other = test.open()) {
			test.append(one, "orders", "1");
			test.append(other, "orders", "2");
			this.clock.advance(Duration.ofSeconds(1));
			one.maintain();
			test.append(one, "orders", "3");
			test.append(other, "orders", "4");
			long august = this.clock.millis() - 1000;
			for (int n = 0; n < 3; n++) {
				TestTree.append(one, "orders", august, "late");
				TestTree.append(other, "orders", august, "late");
			}
		}
		assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-31", "2025-08/orders.log.2025-08-31.1",
				"2025-09/orders.log");
		assertThat(test.lines("2025-08/orders.log.2025-08-31")).containsExactly("1", "2", "late", "late", "late");
		assertThat(test.lines("2025-09/orders.log")).containsExactly("3", "4");
	}

	@Test
	void rotatesStraysOfOtherMonthsAtStart() throws Exception {
		TestTree test = tree();
		test.put("2025-06/orders.log", "june\n");
		test.put("2025-07/orders.log", "july\n");
		test.put("unrelated/orders.log", "not ours\n");
		test.put("2025-07/orders.log.bak", "not ours\n");
		Files.setLastModifiedTime(this.directory.resolve("2025-06/orders.log"),
				FileTime.from(Instant.ofEpochMilli(this.clock.millisAt("2025-06-15T12:00:00"))));
		test.open().close();
		assertThat(test.files()).containsExactly("2025-06/orders.log.2025-06-15", "2025-07/orders.log.2025-07-31",
				"2025-07/orders.log.bak", "unrelated/orders.log");
	}

	private TestTree tree() {
		return new TestTree(this.directory, this.clock);
	}

	private static void removeTree(Path root) throws IOException {
		try (var files = Files.walk(root)) {
			for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
				Files.delete(file);
			}
		}
	}

}
