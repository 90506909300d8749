package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody removes files of journals that are in use.
 */
@Timeout(60)
class FolderRepairTests {

	/** Two of which fill a segment. */
	private static final String FILLER = " " + "x".repeat(60_000);

	@TempDir
	Path directory;

	private TestJournals journals;

	@BeforeEach
	void segmentsAreSmall() {
		this.journals = new TestJournals(this.directory);
		this.journals.maxSize = 1 << 20;
	}

	@ParameterizedTest
	@ValueSource(strings = { "app-1", "." })
	void goesOnInNewFilesWhenItsFolderIsRemoved(String removed) throws IOException {
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 1);
			awaitSegments(journal, 2);
			remove(this.directory.resolve(removed).normalize());
			append(journal, 1, 5);
			assertThat(Reading.of(journal.live()).lines).isEqualTo(lines(0, 5));
			assertThat(this.journals.listener.events).containsExactly("removed app-1, now app-1");
			try (Journal other = this.journals.open()) {
				assertThat(other.folder().getFileName()).hasToString("app-2");
			}
			assertThat(journal.state().dropped()).isZero();
			assertThat(journal.state().diskBytes()).isLessThan(6 << 17);
		}
		try (Journal journal = this.journals.open()) {
			Reading reading = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(reading.lines).isSubsetOf(lines(1, 5)).endsWith(4 + FILLER);
			assertThat(reading.chunks.get(0).from()).isZero();
		}
	}

	@Test
	void remembersGapsAndAcknowledgementsWhenItsFolderIsRemoved() throws IOException {
		long acknowledged;
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 100);
			Reading reading = new Reading();
			while (reading.lines.size() < 3) {
				reading.read(journal.live());
			}
			acknowledged = reading.position();
			journal.live().acknowledge(acknowledged);
			awaitSegments(journal, 8);
			remove(this.directory);
			append(journal, 100, 200);
			reading.readAll(journal.live());
			assertThat(reading.gaps()).hasSizeGreaterThan(1).extracting(Gap::count).doesNotContain(0L);
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(200);
		}
		try (Journal journal = this.journals.open()) {
			assertThat(TestJournals.onlyRecovered(journal).acknowledged()).isEqualTo(acknowledged);
			assertThat(Reading.of(TestJournals.onlyRecovered(journal)).gaps()).extracting(Gap::owner)
				.isNotEmpty()
				.containsOnly("owner");
		}
	}

	@Test
	void leavesFilesAloneThatAreSomebodyElses() throws Exception {
		try (Journal journal = this.journals.open()) {
			Process other = Other.start(this.directory, 7);
			append(journal, 0, 3);
			Reading reading = Reading.of(journal.live());
			awaitSegments(journal, 3);
			remove(this.directory);
			Other.append(other);
			journal.live().acknowledge(reading.position());
			append(journal, 3, 10);
			assertThat(journal.folder().getFileName()).hasToString("app-2");
			assertThat(reading.readAll(journal.live()).lines).isEqualTo(lines(0, 10));
			assertThat(this.journals.listener.events).containsExactly("removed app-1, now app-2");
			Other.end(other);
		}
		assertThat(recovered("app-1")).isEqualTo(lines(0, 7));
	}

	@Test
	void doesNotRemoveFilesOfSomebodyElseWhenItIsClosed() throws Exception {
		Journal journal = this.journals.open();
		Process other = Other.start(this.directory, 4);
		append(journal, 0, 3);
		awaitSegments(journal, 3);
		remove(this.directory);
		Other.append(other);
		journal.close();
		assertThat(TestJournals.append(journal, "late")).isFalse();
		Other.end(other);
		assertThat(recovered("app-1")).isEqualTo(lines(0, 4));
	}

	private List<String> recovered(String folder) throws IOException {
		try (Journal journal = this.journals.open()) {
			assertThat(journal.folder().getFileName()).hasToString(folder);
			return Reading.of(TestJournals.onlyRecovered(journal)).lines;
		}
	}

	@Test
	void goesOnWhenOnlySegmentsAreRemoved() throws IOException {
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 1);
			awaitSegments(journal, 2);
			for (Path segment : TestJournals.files(journal.folder(), ".segment")) {
				Files.delete(segment);
			}
			append(journal, 1, 6);
			assertThat(Reading.of(journal.live()).lines).isEqualTo(lines(0, 6));
			assertThat(this.journals.listener.events).isNotEmpty().containsOnly("removed app-1, now app-1");
		}
		try (Journal journal = this.journals.open()) {
			assertThat(Reading.of(TestJournals.onlyRecovered(journal)).lines).endsWith(5 + FILLER);
		}
	}

	@Test
	void tellsOfRemovedSegmentsOfAnEarlierOpeningInOneGap() throws IOException {
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 10);
		}
		try (Journal journal = this.journals.open()) {
			Files.delete(journal.folder().resolve("2.segment"));
			Files.delete(journal.folder().resolve("3.segment"));
			Reading reading = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(reading.lines).isEqualTo(Stream.concat(lines(0, 2).stream(), lines(6, 10).stream()).toList());
			assertThat(reading.gaps()).containsExactly(new Gap(0, 0, 0, DropReason.MISSING.text(), "owner"));
			assertThat(this.journals.listener.events).containsExactly("missing 2.segment: it was removed");
			TestJournals.onlyRecovered(journal).acknowledge(reading.position());
			assertThat(TestJournals.onlyRecovered(journal).isDrained()).isTrue();
		}
	}

	@Test
	void readsWhatIsLeftOfASegmentThatWasCut() throws IOException {
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 4);
		}
		try (Journal journal = this.journals.open()) {
			JournalFiles.truncate(journal.folder().resolve("1.segment"), 100_000);
			Reading reading = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(reading.lines).containsExactly(0 + FILLER, 2 + FILLER, 3 + FILLER);
			assertThat(reading.chunks).extracting(JournalChunk::records).containsExactly(1, 0, 2);
			assertThat(reading.gaps()).extracting(Gap::reason).containsExactly(DropReason.MISSING.text());
		}
	}

	@Test
	void makesRoomEvenIfTheOldestAreGone() throws IOException {
		try (Journal journal = this.journals.open()) {
			append(journal, 0, 10);
		}
		try (Journal journal = this.journals.open()) {
			Files.delete(journal.folder().resolve("1.segment"));
			append(journal, 0, 10);
			Reading reading = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(reading.gaps()).extracting(Gap::reason)
				.containsExactly(DropReason.MISSING.text(), DropReason.OLDEST.text());
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(8);
			assertThat(Reading.of(journal.live()).lines).isEqualTo(lines(0, 10));
		}
	}

	private static void append(Journal journal, int from, int to) {
		lines(from, to).forEach((line) -> assertThat(TestJournals.append(journal, line)).isTrue());
	}

	private static List<String> lines(int from, int to) {
		return IntStream.range(from, to).mapToObj((n) -> n + FILLER).toList();
	}

	/** So many, and all of them made, so that nothing happens in the folder any more. */
	private static void awaitSegments(Journal journal, int count) throws IOException {
		long deadline = System.nanoTime() + 20_000_000_000L;
		while (countSegments(journal) != count) {
			assertThat(System.nanoTime()).as("segments: " + countSegments(journal)).isLessThan(deadline);
			Thread.onSpinWait();
		}
	}

	private static long countSegments(Journal journal) throws IOException {
		long made = 0;
		for (Path path : TestJournals.files(journal.folder(), ".segment")) {
			byte[] content = Files.readAllBytes(path);
			made += (content.length == 1 << 17 && content[0] != 0 | content[7] != 0) ? 1 : 0;
		}
		return made;
	}

	/** As rm -r does. */
	private static void remove(Path directory) throws IOException {
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(path);
			}
		}
	}

	/**
	 * Another process, which opens a journal and appends when it is told to, and is
	 * killed.
	 */
	static final class Other {

		static Process start(Path directory, int count) throws IOException {
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-cp", System.getProperty("java.class.path"), Other.class.getName(), directory.toString(),
					String.valueOf(count))
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			assertThat(process.getInputStream().read()).isEqualTo('r');
			return process;
		}

		static void append(Process process) throws IOException {
			process.getOutputStream().write('a');
			process.getOutputStream().flush();
			assertThat(process.getInputStream().read()).isEqualTo('x');
		}

		static void end(Process process) throws InterruptedException {
			process.destroyForcibly().waitFor();
		}

		public static void main(String[] args) throws IOException {
			TestJournals journals = new TestJournals(Path.of(args[0]));
			journals.maxSize = 1 << 20;
			say('r');
			FolderRepairTests.append(journals.open(), 0, Integer.parseInt(args[1]));
			say('x');
		}

		private static void say(char what) throws IOException {
			System.out.write(what);
			System.out.flush();
			System.in.read();
		}

	}

}
