package id.projectwise.logging.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class MaintenanceTests {

	private final MutableClock clock = MutableClock.at("2025-08-31T23:59:59", "UTC");

	@TempDir
	Path directory;

	@Test
	void rotatesAtMidnightWithoutAnyRecordAndKeepsHouse() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock).retentionDays(1);
		test.put("2025-07/a.log.2025-07-01", "x");
		CountDownLatch rotated = new CountDownLatch(1);
		CountDownLatch deleted = new CountDownLatch(1);
		TreeListener listener = new TreeListener() {
			@Override
			public void rotated(Path dated) {
				rotated.countDown();
			}

			@Override
			public void deleted(Path dated) {
				deleted.countDown();
			}
		};
		try (LogTree tree = new LogTree(test.settings(), listener)) {
			test.append(tree, "orders", "august");
			Maintenance maintenance = Maintenance.start(tree, test.settings(), listener);
			assertThat(deleted.await(10, TimeUnit.SECONDS)).isTrue();
			this.clock.advance(Duration.ofSeconds(1));
			assertThat(rotated.await(10, TimeUnit.SECONDS)).isTrue();
			maintenance.close();
		}
		assertThat(test.files()).containsExactly("2025-08/orders.log.2025-08-31");
	}

	@Test
	void goesOnAfterTrouble() throws Exception {
		TestTree test = new TestTree(this.directory, this.clock);
		CountDownLatch failures = new CountDownLatch(2);
		TreeListener listener = new TreeListener() {
			@Override
			public void failed(String what, Path path, Exception reason) {
				failures.countDown();
			}
		};
		try (LogTree tree = new LogTree(test.settings(), listener)) {
			this.clock.advance(Duration.ofSeconds(1));
			Files.writeString(this.directory.resolve(TreeLock.FILE_NAME), "2 newer");
			Maintenance maintenance = Maintenance.start(tree, test.settings(), listener);
			assertThat(failures.await(10, TimeUnit.SECONDS)).isTrue();
			maintenance.close();
		}
	}

}
