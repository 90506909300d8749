package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a process left that was killed, or a disk that was switched off.
 */
@Timeout(120)
class StreamRecoveryTests {

	private static final List<String> LINES = IntStream.range(0, 10).mapToObj((n) -> "line " + n + " " + n).toList();

	/** Of one record of LINES: 16 bytes of header and 9 of text, aligned. */
	private static final int RECORD = 32;

	@TempDir
	Path directory;

	private TestJournals journals;

	private Path segment;

	private Path folder;

	/**
	 * A folder as it is when the process is killed: with a mapped, half-filled segment.
	 */
	@BeforeEach
	void aProcessWasKilled() throws IOException {
		TestJournals killed = new TestJournals(this.directory.resolve("killed"));
		killed.maxSize = 1;
		this.journals = new TestJournals(this.directory.resolve("journals"));
		this.journals.maxSize = 1;
		this.folder = this.journals.directory.resolve("app-1");
		Files.createDirectories(this.folder);
		try (Journal journal = killed.open()) {
			LINES.forEach((line) -> TestJournals.append(journal, line));
			this.segment = this.folder.resolve("1.segment");
			Files.copy(journal.folder().resolve("1.segment"), this.segment);
			for (Path meta : TestJournals.files(journal.folder(), ".meta")) {
				Files.copy(meta, this.folder.resolve(meta.getFileName()));
			}
		}
	}

	private List<String> recovered() throws IOException {
		try (Journal journal = this.journals.open()) {
			return Reading.of(TestJournals.onlyRecovered(journal)).lines;
		}
	}

	private void overwrite(int offset, byte[] bytes) throws IOException {
		byte[] content = Files.readAllBytes(this.segment);
		System.arraycopy(bytes, 0, content, offset, bytes.length);
		Files.write(this.segment, content);
	}

	private static int offsetOf(int record) {
		return SegmentHeader.LENGTH + record * RECORD;
	}

	private static List<String> without(int record) {
		return LINES.stream().filter((line) -> !line.equals(LINES.get(record))).toList();
	}

	@Test
	void findsWhatAKilledProcessAppended() throws IOException {
		assertThat(recovered()).isEqualTo(LINES);
		assertThat(Files.size(this.segment)).isEqualTo(offsetOf(10));
		assertThat(recoveredOf(2)).isEqualTo(LINES);
		assertThat(this.journals.listener.events).isEmpty();
	}

	/** The oldest of several. */
	private List<String> recoveredOf(int streams) throws IOException {
		try (Journal journal = this.journals.open()) {
			assertThat(journal.recovered()).hasSize(streams);
			return Reading.of(journal.recovered().get(0)).lines;
		}
	}

	@Test
	void aRecordThatWasNotPublishedHidesNoOther() throws IOException {
		overwrite(offsetOf(4), new byte[4]);
		assertThat(recovered()).isEqualTo(without(4));
	}

	@Test
	void aRecordOfWhichNothingWasWrittenHidesNoOther() throws IOException {
		overwrite(offsetOf(0), new byte[RECORD]);
		assertThat(recovered()).isEqualTo(without(0));
	}

	@Test
	void aDamagedRecordIsPassedOverWhereverItIsDamaged() throws IOException {
		byte[] whole = Files.readAllBytes(this.segment);
		List<Path> metas = TestJournals.files(this.folder, ".meta");
		for (int offset = 0; offset < RecordLayout.HEADER_LENGTH + LINES.get(0).length(); offset++) {
			clear(metas.get(0));
			byte[] damaged = whole.clone();
			damaged[offsetOf(7) + offset] ^= (byte) (1 << offset % 8);
			Files.write(this.segment, damaged);
			assertThat(recovered()).as("offset %d", offset).isEqualTo(without(7));
		}
	}

	private void clear(Path except) throws IOException {
		for (Path file : TestJournals.files(this.folder, "")) {
			if (!file.equals(except)) {
				Files.delete(file);
			}
		}
	}

	@Test
	void keepsWholeRecordsOfASegmentTruncatedAnywhere() throws IOException {
		byte[] whole = Files.readAllBytes(this.segment);
		Path meta = TestJournals.files(this.folder, ".meta").get(0);
		for (int length = 1; length < offsetOf(11); length++) {
			clear(meta);
			Files.write(this.segment, Arrays.copyOf(whole, length));
			int records = Math.max(0, length - SegmentHeader.LENGTH + RECORD - 25) / RECORD;
			assertThat(recovered()).as("length %d", length).isEqualTo(LINES.subList(0, Math.min(records, 10)));
			assertThat(this.journals.listener.events.size()).isEqualTo(Math.min(length, SegmentHeader.LENGTH - 1));
		}
	}

	@Test
	void survivesGarbageBetweenRecords() throws IOException {
		byte[] garbage = new byte[3 * RECORD];
		for (int seed = 0; seed < 20; seed++) {
			new Random(seed).nextBytes(garbage);
			// Lengths that could be true.
			ByteBuffer.wrap(garbage).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 9).putInt(8, 40).putInt(16, -64);
			overwrite(offsetOf(3), garbage);
			List<String> rest = recoveredOf(1 + seed);
			assertThat(rest).hasSize(7).startsWith(LINES.subList(0, 3).toArray(String[]::new)).endsWith(LINES.get(9));
		}
	}

	@Test
	void aMessageCannotPassForARecord() throws IOException {
		byte[] whole = Files.readAllBytes(this.segment);
		byte[] forged = Arrays.copyOfRange(whole, offsetOf(2), offsetOf(3));
		// A record in the payload of one that was never published, at another position.
		overwrite(offsetOf(12), new byte[RECORD]);
		overwrite(offsetOf(12) + RecordLayout.HEADER_LENGTH, forged);
		assertThat(recovered()).isEqualTo(LINES);
	}

	@Test
	void recordsOfAnEarlierUseOfTheFileDoNotShow() throws IOException {
		ByteBuffer header = ByteBuffer.wrap(Files.readAllBytes(this.segment)).order(ByteOrder.LITTLE_ENDIAN);
		SegmentHeader before = headerOf(header);
		new SegmentHeader(before.size(), before.stream(), before.opening(), before.base(), before.salt() + 1)
			.write(header);
		overwrite(0, Arrays.copyOf(header.array(), SegmentHeader.LENGTH));
		assertThat(recovered()).isEmpty();
	}

	private static SegmentHeader headerOf(ByteBuffer buffer) {
		try {
			return SegmentHeader.read(buffer);
		}
		catch (UnreadableException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void leavesAnUnknownVersionAlone() throws IOException {
		overwrite(8, new byte[] { 2 });
		byte[] whole = Files.readAllBytes(this.segment);
		assertThat(recovered()).isEmpty();
		assertThat(this.segment).hasBinaryContent(whole);
		assertThat(this.journals.listener.events).containsExactly("unreadable 1.segment: its layout has version 2 "
				+ "(known: 1); it is left alone: the release that wrote it can deliver it");
	}

	@Test
	void leavesAStreamOfAnUnknownVersionAlone() throws IOException {
		Path meta = TestJournals.files(this.folder, ".meta").get(0);
		byte[] content = Files.readAllBytes(meta);
		content[8] = 7;
		Files.write(meta, content);
		byte[] whole = Files.readAllBytes(this.segment);
		try (Journal journal = this.journals.open()) {
			assertThat(journal.recovered()).isEmpty();
		}
		assertThat(this.segment).hasBinaryContent(whole);
		assertThat(this.journals.listener.events).singleElement()
			.asString()
			.contains("its layout has version 7 (known: 1)");
	}

	@Test
	void keepsASegmentWithADamagedHeaderAside() throws IOException {
		for (int offset : new int[] { 0, 12, 16, 33, 40, 48, 56, 63 }) {
			overwrite(offset, new byte[] { (byte) (Files.readAllBytes(this.segment)[offset] + 1) });
			byte[] whole = Files.readAllBytes(this.segment);
			assertThat(recoveredOrNone()).isEmpty();
			Path aside = this.folder.resolve("1.segment.unreadable");
			assertThat(aside).hasBinaryContent(whole);
			assertThat(this.journals.listener.events).hasSize(1);
			this.journals.listener.events.clear();
			assertThat(recoveredOrNone()).isEmpty();
			assertThat(this.journals.listener.events).isEmpty();
			Files.move(aside, this.segment);
			overwrite(offset, new byte[] { (byte) (whole[offset] - 1) });
		}
		assertThat(recoveredOrNone()).isEqualTo(LINES);
	}

	private List<String> recoveredOrNone() throws IOException {
		try (Journal journal = this.journals.open()) {
			return journal.recovered().stream().flatMap((stream) -> Reading.of(stream).lines.stream()).toList();
		}
	}

	@Test
	void doesNotUseANumberAgain() throws IOException {
		overwrite(0, new byte[] { 1 });
		recoveredOrNone();
		overwriteNew("lost twice");
		assertThat(TestJournals.files(this.folder, "1.segment.unreadable")).hasSize(1);
		assertThat(TestJournals.files(this.folder, "1.segment")).isEmpty();
	}

	private void overwriteNew(String line) throws IOException {
		try (Journal journal = this.journals.open()) {
			TestJournals.append(journal, line);
		}
	}

	@Test
	void removesSegmentsThatWereNeverUsed() throws IOException {
		Files.write(this.folder.resolve("2.segment"), new byte[1 << 16]);
		Files.write(this.folder.resolve("3.segment"), new byte[0]);
		byte[] blank = new byte[1 << 16];
		ByteBuffer.wrap(blank).order(ByteOrder.LITTLE_ENDIAN).putLong(SegmentHeader.BLANK_MAGIC);
		Arrays.fill(blank, 100, 200, (byte) 7);
		Files.write(this.folder.resolve("4.segment"), blank);
		assertThat(recovered()).isEqualTo(LINES);
		assertThat(TestJournals.files(this.folder, ".segment")).hasSize(2);
		assertThat(this.journals.listener.events).isEmpty();
	}

	@Test
	void findsAStreamWithoutItsMetaFile() throws IOException {
		Files.delete(TestJournals.files(this.folder, ".meta").get(0));
		assertThat(recovered()).isEqualTo(LINES);
	}

	@Test
	void goesOnWhereAcknowledgedFromASegmentInTheMiddle() throws IOException {
		try (Journal journal = this.journals.open()) {
			JournalStream stream = TestJournals.onlyRecovered(journal);
			Reading reading = new Reading(30);
			reading.read(stream);
			assertThat(reading.lines).hasSize(3);
			stream.acknowledge(reading.position());
		}
		assertThat(recoveredOf(2)).isEqualTo(LINES.subList(3, 10));
	}

	@Test
	void aStreamThatIsAcknowledgedIsDrainedHoweverOftenItIsFound() throws IOException {
		TestJournals fresh = new TestJournals(this.directory.resolve("fresh"));
		try (Journal journal = fresh.open()) {
			TestJournals.append(journal, "one");
			JournalChunk chunk = journal.live().read(new byte[Journal.MAX_RECORD_BYTES]);
			journal.live().acknowledge(chunk.to());
		}
		for (int i = 0; i < 3; i++) {
			try (Journal journal = fresh.open()) {
				assertThat(journal.recovered()).allMatch(JournalStream::isDrained);
				assertThat(journal.state().bytes()).isZero();
				assertThat(journal.recovered().get(0).read(new byte[Journal.MAX_RECORD_BYTES])).isNull();
			}
		}
	}

	@Test
	void ignoresFilesThatAreNotItsOwn() throws IOException {
		Files.writeString(this.folder.resolve("README.segment"), "x", StandardCharsets.UTF_8);
		Files.createDirectory(this.folder.resolve("x.meta"));
		assertThat(recovered()).isEqualTo(LINES);
		assertThat(this.folder.resolve("README.segment")).exists();
	}

	@Test
	void aSegmentThatWasDroppedButNotYetRemovedIsNotReadAgain() throws IOException {
		TestJournals full = new TestJournals(this.directory.resolve("full"));
		full.maxSize = 1;
		String filler = "x".repeat(1000);
		int appended = 0;
		Path copies = Files.createDirectories(this.directory.resolve("copies/app-1"));
		try (Journal journal = full.open()) {
			for (; journal.state().dropped() == 0; appended++) {
				copy(journal.folder(), copies, ".segment");
				TestJournals.append(journal, appended + filler);
			}
			copy(journal.folder(), copies, ".meta");
		}
		try (Journal journal = new TestJournals(copies.getParent()).open()) {
			Reading reading = Reading.of(TestJournals.onlyRecovered(journal));
			assertThat(reading.gaps()).hasSize(1);
			// The last one is in the segment that was copied too early.
			assertThat(reading.lines.size() + reading.missing()).isEqualTo(appended - 1);
		}
	}

	private static void copy(Path from, Path to, String suffix) throws IOException {
		for (Path file : TestJournals.files(from, suffix)) {
			Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
