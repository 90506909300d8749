package id.projectwise.logging.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that are killed (-9) while their threads append.
 */
@Timeout(120)
class KilledProcessTests {

	@TempDir
	Path scratch;

	private Path directory;

	private TestJournals journals;

	@BeforeEach
	void aDirectory() throws Exception {
		this.directory = Files.createDirectory(this.scratch.resolve("journals"));
		this.journals = new TestJournals(this.directory);
	}

	@Test
	void loseNothingAndRepeatNothing() throws Exception {
		for (int round = 0; round < 4; round++) {
			boolean receives = round % 2 == 1;
			AppendingProcess process = AppendingProcess.start(this.directory, this.scratch, OverflowPolicy.BLOCK,
					256 << 20, receives);
			process.killAfter(20_000 + 7919 * round);
			AppendingProcess.Received received = process.received();
			try (Journal journal = this.journals.open()) {
				JournalStream stream = journal.recovered().get(journal.recovered().size() - 1);
				drain(stream, received);
				journal.recovered().stream().filter(JournalStream::isDrained).forEach(JournalStream::forget);
			}
			assertThat(received.missing).isZero();
			assertNumbers(received.lines, process.callsOf());
		}
		assertThat(this.journals.listener.events).isEmpty();
	}

	private static void drain(JournalStream stream, AppendingProcess.Received received) {
		stream.rewind(received.mark);
		Reading rest = Reading.of(stream);
		if (!rest.chunks.isEmpty()) {
			assertThat(rest.chunks.get(0).from()).isEqualTo(received.mark);
			stream.acknowledge(rest.position());
		}
		assertThat(stream.isDrained()).isTrue();
		received.lines.addAll(rest.lines);
		received.missing += rest.missing();
	}

	/** Each thread's numbers are there once and in order, as many as its calls. */
	private static void assertNumbers(List<String> lines, List<Long> calls) {
		long[] next = new long[AppendingProcess.THREADS];
		for (String line : lines) {
			String[] parts = line.split(" ");
			assertThat(parts).hasSize(3);
			assertThat(parts[2]).hasSize(501 - Integer.parseInt(parts[1]) % 500).endsWith("!");
			assertThat(Long.parseLong(parts[1])).isEqualTo(next[Integer.parseInt(parts[0])]++);
		}
		for (int t = 0; t < next.length; t++) {
			assertThat(next[t]).isBetween(calls.get(t), calls.get(t) + 1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void accountForEveryRecordAtTheLimit(OverflowPolicy policy) throws Exception {
		for (boolean receives : new boolean[] { false, true }) {
			AppendingProcess process = AppendingProcess.start(this.directory, this.scratch, policy, 1 << 20, receives);
			process.killAfter(receives ? 30_000 : (policy == OverflowPolicy.BLOCK) ? 6000 : 30_000);
			AppendingProcess.Received received = process.received();
			try (Journal journal = this.journals.open()) {
				drain(journal.recovered().get(journal.recovered().size() - 1), received);
			}
			long calls = process.callsOf().stream().mapToLong(Long::longValue).sum();
			assertThat(received.lines.size() + received.missing).isBetween(calls, calls + AppendingProcess.THREADS);
			assertThat(received.lines).doesNotHaveDuplicates();
		}
	}

	@Test
	void areShippedBySiblings() throws Exception {
		AppendingProcess process = AppendingProcess.start(this.directory, this.scratch, OverflowPolicy.BLOCK, 256 << 20,
				false);
		try (Journal sibling = this.journals.open()) {
			assertThat(sibling.folder().getFileName()).hasToString("app-2");
			assertThat(sibling.adopt()).isEmpty();
			process.killAfter(5000);
			List<JournalStream> adopted = sibling.adopt();
			assertThat(adopted).hasSize(1);
			assertThat(sibling.adopt()).isEmpty();
			assertThat(this.journals.listener.events).containsExactly("adopted app-1: 1");
			assertThat(sibling.state().bytes()).isPositive();
			AppendingProcess.Received received = process.received();
			drain(adopted.get(0), received);
			assertNumbers(received.lines, process.callsOf());
			try (Journal other = this.journals.open()) {
				assertThat(other.folder().getFileName()).hasToString("app-3");
			}
			adopted.get(0).forget();
			assertThat(TestJournals.files(this.directory.resolve("app-1"), "")).extracting(Path::getFileName)
				.extracting(Path::toString)
				.containsExactly("lock");
			try (Journal other = this.journals.open()) {
				assertThat(other.folder().getFileName()).hasToString("app-1");
			}
		}
	}

	@Test
	void haveFoldersOfTheirOwnWhileTheyLive() throws Exception {
		List<AppendingProcess> processes = new ArrayList<>();
		for (int n = 0; n < 3; n++) {
			processes
				.add(AppendingProcess.start(this.directory, this.scratch, OverflowPolicy.DROP_OLDEST, 1 << 20, false));
		}
		assertThat(this.directory.toFile().list()).containsExactlyInAnyOrder("app-1", "app-2", "app-3");
		for (AppendingProcess process : processes) {
			process.killAfter(1);
		}
		try (Journal journal = this.journals.open()) {
			assertThat(journal.recovered()).hasSize(1);
			assertThat(journal.adopt()).hasSize(2);
		}
	}

}
