package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Journals in a directory.
 */
final class TestJournals {

	final Path directory;

	final RecordingListener listener = new RecordingListener();

	Clock clock = Clock.systemUTC();

	String owner = "owner";

	long maxSize = 64 << 20;

	OverflowPolicy policy = OverflowPolicy.DROP_OLDEST;

	Duration blockTimeout = Duration.ofSeconds(10);

	TestJournals(Path directory) {
		this.directory = directory;
	}

	Journal open() throws IOException {
		return Journal.open(settings("app"), this.listener);
	}

	JournalSettings settings(String application) {
		return new JournalSettings(this.directory, application, this.owner, this.maxSize, this.policy,
				this.blockTimeout, this.clock);
	}

	static boolean append(Journal journal, String line) {
		return append(journal, line, 1000);
	}

	static boolean append(Journal journal, String line, long epochMillis) {
		byte[] bytes = (line + '\n').getBytes(StandardCharsets.ISO_8859_1);
		return journal.append(bytes, 0, bytes.length, epochMillis);
	}

	/** The only stream that was left. */
	static JournalStream onlyRecovered(Journal journal) {
		assertThat(journal.recovered()).hasSize(1);
		return journal.recovered().get(0);
	}

	static List<Path> files(Path folder, String suffix) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((path) -> path.toString().endsWith(suffix)).sorted().toList();
		}
	}

}
