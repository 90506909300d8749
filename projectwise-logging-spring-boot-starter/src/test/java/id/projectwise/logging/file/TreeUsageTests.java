package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TreeUsage}.
 */
class TreeUsageTests {

	@TempDir
	Path root;

	@Test
	void countsFilesOfOursByMonthInOrder() throws IOException {
		write("2026-07/orders.log.2026-07-31.gz", 10);
		write("2026-08/orders.log", 20);
		write("2026-08/orders.log.2026-08-01", 30);
		write("2026-08/notes.txt", 1000);
		write("2026-08/.journal/orders.log", 1000);
		write("other/orders.log", 1000);
		write(".journal/shop-1/orders.log", 1000);
		Files.createSymbolicLink(this.root.resolve("2026-08/link.log"), this.root.resolve("2026-08/notes.txt"));
		assertThat(TreeUsage.scan(settings())).containsExactly(Map.entry(YearMonth.of(2026, 7), new TreeUsage(1, 10)),
				Map.entry(YearMonth.of(2026, 8), new TreeUsage(2, 50)));
	}

	@Test
	void findsNothingInTreeThatDoesNotExist() throws IOException {
		Files.delete(this.root);
		assertThat(TreeUsage.scan(settings())).isEmpty();
	}

	private TreeSettings settings() {
		return new TreeSettings(this.root, Clock.fixed(Instant.parse("2026-08-22T10:00:00Z"), ZoneOffset.UTC),
				(day) -> YearMonth.from(day).toString(), 256, 1000, 0, 0, 0, 0);
	}

	private void write(String path, int length) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.write(file, new byte[length]);
	}

}
