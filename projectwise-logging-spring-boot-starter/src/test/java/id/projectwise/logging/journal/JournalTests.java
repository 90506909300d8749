package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(60)
class JournalTests {

	@TempDir
	Path directory;

	private TestJournals journals() {
		return new TestJournals(this.directory);
	}

	@Test
	void readsWhatWasAppendedInItsOrder() throws IOException {
		try (Journal journal = journals().open()) {
			assertThat(journal.live().read(new byte[100])).isNull();
			TestJournals.append(journal, "one");
			TestJournals.append(journal, "two");
			Reading reading = Reading.of(journal.live());
			assertThat(reading.lines).containsExactly("one", "two");
			assertThat(reading.chunks).hasSize(1);
			assertThat(reading.chunks.get(0).from()).isZero();
			TestJournals.append(journal, "three");
			assertThat(reading.readAll(journal.live()).lines).containsExactly("one", "two", "three");
		}
	}

	@Test
	void readsAsManyWholeRecordsAsFit() throws IOException {
		try (Journal journal = journals().open()) {
			List.of("1234", "5678", "90").forEach((line) -> TestJournals.append(journal, line));
			Reading reading = new Reading(10).readAll(journal.live());
			assertThat(reading.lines).containsExactly("1234", "5678", "90");
			assertThat(reading.chunks).extracting(JournalChunk::records).containsExactly(2, 1);
		}
	}

	@Test
	void refusesATargetThatIsTooSmall() throws IOException {
		try (Journal journal = journals().open()) {
			TestJournals.append(journal, "1234");
			assertThatIllegalArgumentException().isThrownBy(() -> journal.live().read(new byte[4]))
				.withMessage("The next record has 5 bytes (target: 4)");
			assertThat(Reading.of(journal.live()).lines).containsExactly("1234");
		}
	}

	@Test
	void goesOnInFurtherSegments() throws IOException {
		TestJournals journals = journals();
		String filler = "x".repeat(1000);
		try (Journal journal = journals.open()) {
			List<String> lines = IntStream.range(0, 5000).mapToObj((n) -> n + filler).toList();
			lines.forEach((line) -> assertThat(TestJournals.append(journal, line)).isTrue());
			assertThat(Reading.of(journal.live()).lines).isEqualTo(lines);
			assertThat(journal.state().diskBytes()).isBetween(5L << 20, 7L << 20);
		}
		try (Journal journal = journals.open()) {
			List<String> lines = IntStream.range(0, 5000).mapToObj((n) -> n + filler).toList();
			assertThat(Reading.of(TestJournals.onlyRecovered(journal)).lines).isEqualTo(lines);
		}
		assertThat(journals.listener.events).isEmpty();
	}

	@Test
	void acknowledgingFreesTheSpace() throws IOException {
		try (Journal journal = journals().open()) {
			String filler = " " + "x".repeat(1000);
			Reading reading = new Reading();
			for (int n = 0; n < 30_000; n++) {
				assertThat(TestJournals.append(journal, n + filler)).isTrue();
				if (n % 100 == 99) {
					journal.live().acknowledge(reading.readAll(journal.live()).position());
				}
			}
			assertThat(reading.lines).isEqualTo(IntStream.range(0, 30_000).mapToObj((n) -> n + filler).toList());
			assertThat(reading.gaps()).isEmpty();
			assertThat(journal.state().diskBytes()).isLessThanOrEqualTo(5 << 20);
			assertThat(journal.state().bytes()).isZero();
			assertThat(journal.state().records()).isZero();
			assertThat(journal.live().acknowledged()).isEqualTo(reading.position());
		}
	}

	@Test
	void rewindsToWhatTheReceiverHas() throws IOException {
		try (Journal journal = journals().open()) {
			TestJournals.append(journal, "one");
			long one = Reading.of(journal.live()).position();
			TestJournals.append(journal, "two");
			Reading.of(journal.live());
			journal.live().rewind(0);
			assertThat(Reading.of(journal.live()).lines).containsExactly("one", "two");
			journal.live().rewind(one);
			assertThat(journal.live().acknowledged()).isEqualTo(one);
			assertThat(Reading.of(journal.live()).lines).containsExactly("two");
		}
	}

	@Test
	void doesNotGoBeyondWhatWasReadOfTheLiveStream() throws IOException {
		try (Journal journal = journals().open()) {
			TestJournals.append(journal, "one");
			journal.live().rewind(100);
			journal.live().acknowledge(100);
			assertThat(journal.live().acknowledged()).isZero();
			assertThat(Reading.of(journal.live()).lines).containsExactly("one");
		}
	}

	@Test
	void leadsAReceiverThatForgotToWhatWasAcknowledged() throws IOException {
		try (Journal journal = journals().open()) {
			TestJournals.append(journal, "one");
			long acknowledged = Reading.of(journal.live()).position();
			journal.live().acknowledge(acknowledged);
			TestJournals.append(journal, "two");
			journal.live().rewind(0);
			Reading reading = Reading.of(journal.live());
			assertThat(reading.chunks.get(0).from()).isZero();
			assertThat(reading.chunks.get(0).to()).isEqualTo(acknowledged);
			assertThat(reading.missing()).isZero();
			assertThat(reading.gaps()).hasSize(1);
			assertThat(reading.lines).containsExactly("two");
		}
	}

	@Test
	void aStreamIsDrainedWhenAllIsAcknowledgedAndNothingFollows() throws IOException {
		TestJournals journals = journals();
		try (Journal journal = journals.open()) {
			TestJournals.append(journal, "one");
			journal.live().acknowledge(Reading.of(journal.live()).position());
			assertThat(journal.live().isDrained()).isFalse();
			TestJournals.append(journal, "two");
		}
		try (Journal journal = journals.open()) {
			JournalStream stream = TestJournals.onlyRecovered(journal);
			assertThat(stream.isDrained()).isFalse();
			assertThatIllegalStateException().isThrownBy(stream::forget);
			Reading reading = Reading.of(stream);
			assertThat(reading.lines).containsExactly("two");
			stream.acknowledge(reading.position());
			assertThat(stream.isDrained()).isTrue();
		}
		try (Journal journal = journals.open()) {
			assertThat(journal.recovered()).extracting(JournalStream::isDrained).containsExactly(true, true);
			journal.recovered().forEach(JournalStream::forget);
			assertThat(journal.recovered()).isEmpty();
			assertThat(TestJournals.files(journal.folder(), ".meta")).hasSize(1);
		}
	}

	@Test
	void recoversStreamsInTheOrderOfTheirOpenings() throws IOException {
		TestJournals journals = journals();
		for (int n = 0; n < 5; n++) {
			try (Journal journal = journals.open()) {
				TestJournals.append(journal, "run" + n);
			}
		}
		try (Journal journal = journals.open()) {
			assertThat(journal.recovered()).extracting((stream) -> Reading.of(stream).lines.get(0))
				.containsExactly("run0", "run1", "run2", "run3", "run4");
			assertThat(journal.recovered()).extracting(JournalStream::id).doesNotHaveDuplicates();
		}
	}

	@Test
	void aRolledBackStreamWasDelivered() throws IOException {
		TestJournals journals = journals();
		try (Journal journal = journals.open()) {
			TestJournals.append(journal, "one");
		}
		try (Journal journal = journals.open()) {
			JournalStream stream = TestJournals.onlyRecovered(journal);
			stream.rewind(1_000_000);
			assertThat(stream.read(new byte[100])).isNull();
			assertThat(stream.isDrained()).isTrue();
			stream.forget();
		}
	}

	@Test
	void refusesWhatIsTooLargeAndTellsSo() throws IOException {
		TestJournals journals = journals();
		journals.maxSize = 1 << 20;
		try (Journal journal = journals.open()) {
			assertThat(journal.maxRecordBytes()).isEqualTo((1 << 17) - 80);
			assertThat(TestJournals.append(journal, "x".repeat(journal.maxRecordBytes() - 1))).isTrue();
			assertThat(TestJournals.append(journal, "x".repeat(journal.maxRecordBytes()), 7)).isFalse();
			assertThat(TestJournals.append(journal, "after")).isTrue();
			Reading reading = Reading.of(journal.live());
			assertThat(reading.lines).hasSize(2);
			assertThat(reading.gaps()).containsExactly(new Gap(1, 7, 7, DropReason.TOO_LARGE.text(), "owner"));
			assertThat(journals.listener.events).containsExactly("dropping: " + DropReason.TOO_LARGE.text());
		}
	}

	@Test
	void neverThrowsAtTheCaller() throws IOException {
		Journal journal = journals().open();
		assertThat(journal.append(new byte[1], 0, 2, 0)).isFalse();
		assertThat(journal.append(new byte[1], -1, 1, 0)).isFalse();
		assertThat(journal.append(new byte[1], 0, 0, 0)).isFalse();
		TestJournals.append(journal, "fine");
		Reading reading = Reading.of(journal.live());
		assertThat(reading.lines).containsExactly("fine");
		assertThat(reading.missing()).isEqualTo(3);
		journal.close();
		assertThat(TestJournals.append(journal, "late")).isFalse();
		assertThat(journal.live().read(new byte[100])).isNull();
		assertThat(journal.state().appended()).isEqualTo(5);
		assertThat(journal.state().dropped()).isEqualTo(4);
		journal.close();
	}

	@Test
	void survivesAThreadWithoutStack() throws IOException {
		try (Journal journal = journals().open()) {
			long[] kept = new long[2];
			for (int round = 0; round < 20; round++) {
				try {
					appendDeeper(journal, kept);
				}
				catch (StackOverflowError ex) {
					kept[1]++;
				}
			}
			TestJournals.append(journal, "last");
			// What could not even be marked as unused is passed over after a second.
			Reading reading = Reading.of(journal.live());
			long deadline = System.nanoTime() + 20_000_000_000L;
			while (reading.lines.size() + reading.missing() < journal.state().appended()
					&& System.nanoTime() < deadline) {
				reading.readAll(journal.live());
			}
			assertThat(kept[1]).isEqualTo(20);
			assertThat(kept[0]).isPositive();
			assertThat(reading.lines.size()).isEqualTo(kept[0] + 1);
			assertThat(reading.lines.get(reading.lines.size() - 1)).isEqualTo("last");
			assertThat(reading.missing()).isEqualTo(journal.state().dropped());
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(journal.state().appended());
			assertThat(journal.state().appended()).isGreaterThanOrEqualTo(kept[0] + 1);
		}
	}

	private static void appendDeeper(Journal journal, long[] kept) {
		byte[] line = ("x".repeat(100) + "\n").getBytes(StandardCharsets.ISO_8859_1);
		if (journal.append(line, 0, line.length, 1)) {
			kept[0]++;
		}
		appendDeeper(journal, kept);
	}

	@Test
	void tellsHowItIsDoing() throws IOException {
		try (Journal journal = journals().open()) {
			assertThat(journal.state().oldest()).isNull();
			TestJournals.append(journal, "one", 1000);
			TestJournals.append(journal, "two", 2000);
			JournalState state = journal.state();
			assertThat(state.folder()).isEqualTo(journal.folder()).isEqualTo(this.directory.resolve("app-1"));
			assertThat(state.records()).isEqualTo(2);
			assertThat(state.appended()).isEqualTo(2);
			assertThat(state.dropped()).isZero();
			assertThat(state.bytes()).isEqualTo(48);
			assertThat(state.oldest()).isEqualTo(Instant.ofEpochMilli(1000));
			journal.live().acknowledge(new Reading(4).read(journal.live()).to());
			assertThat(journal.state().records()).isEqualTo(1);
			assertThat(journal.state().oldest()).isEqualTo(Instant.ofEpochMilli(2000));
		}
	}

	@Test
	void anIdleJournalHoldsTwoSegments() throws Exception {
		try (Journal journal = journals().open()) {
			long deadline = System.nanoTime() + 10_000_000_000L;
			while (TestJournals.files(journal.folder(), ".segment").size() < 2 && System.nanoTime() < deadline) {
				Thread.onSpinWait();
			}
			assertThat(TestJournals.files(journal.folder(), ".segment")).hasSize(2);
		}
	}

	@Test
	void twoJournalsOfOneProcessHaveTheirOwnFolders() throws IOException {
		TestJournals journals = journals();
		Journal one = journals.open();
		try (Journal two = journals.open()) {
			assertThat(one.folder().getFileName()).hasToString("app-1");
			assertThat(two.folder().getFileName()).hasToString("app-2");
			assertThat(two.adopt()).isEmpty();
			one.close();
			try (Journal three = journals.open()) {
				assertThat(three.folder()).isEqualTo(one.folder());
			}
			assertThat(two.adopt()).hasSize(2);
		}
	}

	@Test
	void namesOfApplicationsCannotLeaveTheDirectory() throws IOException {
		TestJournals journals = journals();
		for (String name : List.of("../../etc", "", ".", "..", "a/b\\c\u0000d", "x".repeat(300))) {
			try (Journal journal = Journal.open(journals.settings(name), journals.listener)) {
				assertThat(journal.folder().getParent()).isEqualTo(this.directory);
				assertThat(journal.folder().getFileName().toString()).matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,70}");
			}
		}
	}

	@Test
	void namesFolderAndCauseWhenItCannotBeOpened() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThatIOException().isThrownBy(() -> new TestJournals(file).open())
			.withMessageContaining("Journal folder " + file.resolve("app-1") + " cannot be used: ");
	}

	@Test
	void anInterruptedThreadAppendsAndStaysInterrupted() throws IOException {
		try (Journal journal = journals().open()) {
			String line = "x".repeat(100_000);
			Thread.currentThread().interrupt();
			for (int n = 0; n < 50; n++) {
				assertThat(TestJournals.append(journal, line)).isTrue();
			}
			assertThat(Reading.of(journal.live()).lines).hasSize(50);
			assertThat(Thread.interrupted()).isTrue();
		}
	}

}
