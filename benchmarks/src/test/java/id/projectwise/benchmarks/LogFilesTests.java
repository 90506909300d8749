package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogFilesTests {

	@Test
	void countsWhatCameAfterTheMark(@TempDir Path directory) throws IOException {
		Path orders = directory.resolve("orders.log");
		Files.writeString(orders, "before\n");
		LogFiles files = new LogFiles(directory);
		Files.writeString(orders, "one\ntwo\n", StandardOpenOption.APPEND);
		Path month = Files.createDirectory(directory.resolve("2025-08"));
		Files.writeString(month.resolve("billing.log"), "three\nunfinished");
		assertThat(files.lines()).isEqualTo(3);
		assertThat(files.bytes()).isEqualTo(24);
	}

	@Test
	void countsLinesAcrossChunks(@TempDir Path directory) throws IOException {
		LogFiles files = new LogFiles(directory);
		Files.writeString(directory.resolve("orders.log"), "a line of twenty-two B\n".repeat(100_000));
		assertThat(files.lines()).isEqualTo(100_000);
	}

	@Test
	void isQuietAtOnceWhenNobodyWrites(@TempDir Path directory) throws Exception {
		LogFiles files = new LogFiles(directory);
		long before = System.nanoTime();
		long quiet = files.await(0);
		assertThat(quiet).isBetween(before, System.nanoTime() - LogFiles.QUIET_NANOS);
	}

	@Test
	void waitsForWhatComesAfterAPause(@TempDir Path directory) throws Exception {
		LogFiles files = new LogFiles(directory);
		Path orders = Files.writeString(directory.resolve("orders.log"), "one\n");
		long before = System.nanoTime();
		long end = files.await(() -> {
			boolean isComplete = files.lines() == 2;
			if (!isComplete) {
				Files.writeString(orders, "two\n", StandardOpenOption.APPEND);
			}
			return isComplete;
		}, 10 * LogFiles.QUIET_NANOS);
		assertThat(end - before).isGreaterThan(LogFiles.QUIET_NANOS);
	}

	@Test
	void givesUpWhatDoesNotCome(@TempDir Path directory) throws Exception {
		LogFiles files = new LogFiles(directory);
		long before = System.nanoTime();
		long end = files.await(() -> false, 2 * LogFiles.QUIET_NANOS);
		assertThat(end).isBetween(before, System.nanoTime() - 2 * LogFiles.QUIET_NANOS);
	}

}
