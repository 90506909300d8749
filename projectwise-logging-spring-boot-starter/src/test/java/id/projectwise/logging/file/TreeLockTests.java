package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(10)
class TreeLockTests {

	@TempDir
	Path directory;

	@Test
	void remembersTheDayAndItsDirectory() throws Exception {
		try (TreeLock lock = acquire()) {
			assertThat(lock.day()).isNull();
			lock.record(LocalDate.of(2024, 2, 29), "February 24");
			assertThat(lock.directory()).isEqualTo("February 24");
		}
		try (TreeLock lock = acquire()) {
			assertThat(lock.day()).isEqualTo("2024-02-29");
			assertThat(lock.directory()).isEqualTo("February 24");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "garbage", "some more words here", "1 2025-02-30 2025-02", "1 2025-08-31",
			"1 2025-08-31 ../../etc", "1 2025-08-31 a/b", "1 2025-08-31 ..", "\0\0\0\0", "1 2025-08-31 a\0b" })
	void takesADamagedFileAsNotRecorded(String text) throws Exception {
		Files.writeString(this.directory.resolve(TreeLock.FILE_NAME), text);
		try (TreeLock lock = acquire()) {
			assertThat(lock.day()).isNull();
			lock.record(LocalDate.of(2025, 8, 31), "2025-08");
		}
		try (TreeLock lock = acquire()) {
			assertThat(lock.day()).isEqualTo("2025-08-31");
		}
	}

	@Test
	void letsOneThreadInAtATime() throws Exception {
		CompletableFuture<LocalDate> other;
		try (TreeLock lock = acquire()) {
			other = CompletableFuture.supplyAsync(this::readDay);
			lock.record(LocalDate.of(2025, 8, 31), "2025-08");
			assertThat(other).isNotDone();
		}
		assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo("2025-08-31");
	}

	@Test
	void givesUpAfterAWhileWhenAnotherProcessHoldsTheLock() throws Exception {
		try (TreeLock lock = acquire()) {
			lock.record(LocalDate.of(2025, 8, 31), "2025-08");
		}
		Process holder = LockHolder.start(this.directory);
		try {
			assertThatExceptionOfType(TreeLockException.class).isThrownBy(this::acquire)
				.withMessageContaining("waited 100 ms");
		}
		finally {
			holder.destroyForcibly().waitFor();
		}
		assertThat(readDay()).isEqualTo("2025-08-31");
	}

	@Test
	void keepsOtherProcessesOutAfterItGaveUpOnAnotherClassLoader() throws Exception {
		try (TreeLock lock = acquire()) {
			lock.record(LocalDate.of(2025, 8, 31), "2025-08");
		}
		try (OtherClassLoader loader = new OtherClassLoader()) {
			try (Closeable other = (Closeable) loader.call(TreeLock.class, "acquire", this.directory,
					TreeLock.SHORT_WAIT_NANOS)) {
				assertThat(other).isNotNull();
				assertThatExceptionOfType(TreeLockException.class).isThrownBy(this::acquire);
				assertThatExceptionOfType(IOException.class)
					.isThrownBy(() -> LockHolder.start(this.directory, TreeLock.SHORT_WAIT_NANOS));
			}
			assertThat(readDay()).isEqualTo("2025-08-31");
		}
	}

	@Test
	void worksInInterruptedThreads() {
		Thread.currentThread().interrupt();
		LocalDate day = readDay();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(day).isNull();
	}

	private LocalDate readDay() {
		try (TreeLock lock = acquire()) {
			return lock.day();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private TreeLock acquire() throws Exception {
		return TreeLock.acquire(this.directory, TreeLock.SHORT_WAIT_NANOS);
	}

}
