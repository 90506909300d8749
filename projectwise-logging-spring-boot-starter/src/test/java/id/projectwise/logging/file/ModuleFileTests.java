package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(10)
class ModuleFileTests {

	private final MutableClock clock = MutableClock.at("2025-08-31T10:00:00", "UTC");

	@TempDir
	Path directory;

	@Test
	void countsWhatAFullDiskCostAndResumesByItself() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		try (LogTree tree = test.open()) {
			Path active = this.directory.resolve("2025-08/orders.log");
			Files.createSymbolicLink(active, Path.of("/dev/full"));
			for (int n = 0; n < 5; n++) {
				test.append(tree, "orders", "lost " + n);
				this.clock.advance(Duration.ofSeconds(1));
			}
			assertThat(test.listener.lost).hasSize(5).allMatch((ex) -> ex.getMessage().contains("No space left"));
			Files.delete(active);
			tree.maintain();
			appendUntilRecovered(test, tree);
			test.append(tree, "orders", "after");
			assertThat(test.listener.recovered)
				.containsExactly("orders " + test.listener.lost.size() + " 2025-08-31T10:00:00Z 2025-08-31T10:00:05Z");
			assertThat(test.lines("2025-08/orders.log")).containsExactly("lost " + test.listener.lost.size(), "try",
					"after");
		}
	}

	@Test
	void saysWhatWasLostWithoutAnotherLine() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		try (LogTree tree = test.open()) {
			Path active = this.directory.resolve("2025-08/orders.log");
			Files.createSymbolicLink(active, Path.of("/dev/full"));
			test.append(tree, "orders", "lost");
			tree.maintain();
			assertThat(test.listener.recovered).isEmpty();
			Files.delete(active);
			maintainUntilRecovered(test, tree);
			assertThat(test.lines("2025-08/orders.log")).containsExactly("lost 1");
		}
	}

	@Test
	void doesNotForgetTheLossWhenTheDiskHasNoRoomForTheLineAboutIt() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		try (LogTree tree = test.open()) {
			Path active = this.directory.resolve("2025-08/orders.log");
			Files.createSymbolicLink(active, Path.of("/dev/full"));
			test.append(tree, "orders", "lost");
			long start = System.nanoTime();
			while (System.nanoTime() - start < 300_000_000) {
				tree.maintain();
			}
			test.append(tree, "orders", "lost");
			Files.delete(active);
			maintainUntilRecovered(test, tree);
		}
		assertThat(test.lines("2025-08/orders.log")).containsExactly("lost 2");
	}

	@Test
	void saysWhatWasLostWhenTheTreeIsClosed() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		Path active = this.directory.resolve("2025-08/orders.log");
		try (LogTree tree = test.open()) {
			Files.createSymbolicLink(active, Path.of("/dev/full"));
			test.append(tree, "orders", "lost");
			Files.delete(active);
		}
		assertThat(test.lines("2025-08/orders.log")).containsExactly("lost 1");
	}

	@Test
	void keepsOtherModulesGoing() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		try (LogTree tree = test.open()) {
			Files.createSymbolicLink(this.directory.resolve("2025-08/orders.log"), Path.of("/dev/full"));
			test.append(tree, "orders", "lost");
			test.append(tree, "billing", "there");
		}
		assertThat(test.lines("2025-08/billing.log")).containsExactly("there");
	}

	@Test
	void doesNotTryEachLineAgainWhileTheDiskIsFull() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		try (LogTree tree = test.open()) {
			Files.createSymbolicLink(this.directory.resolve("2025-08/orders.log"), Path.of("/dev/full"));
			for (int n = 0; n < 3000; n++) {
				test.append(tree, "orders", "lost");
			}
		}
		assertThat(test.listener.lost).hasSize(3000);
		assertThat(test.listener.lost.stream().distinct().count()).isLessThan(100);
	}

	@Test
	void reportsADirectoryInPlaceOfTheFile() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		try (LogTree tree = test.open()) {
			Files.createDirectory(this.directory.resolve("2025-08/orders.log"));
			test.append(tree, "orders", "lost");
		}
		assertThat(test.listener.lost).hasSize(1);
	}

	private static void maintainUntilRecovered(TestTree test, LogTree tree) throws IOException {
		while (test.listener.recovered.isEmpty()) {
			tree.maintain();
		}
	}

	private static void appendUntilRecovered(TestTree test, LogTree tree) {
		while (test.listener.recovered.isEmpty()) {
			test.append(tree, "orders", "try");
		}
	}

}
