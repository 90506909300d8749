package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class SegmentTests {

	private static final int SIZE = 1 << 16;

	@TempDir
	Path directory;

	private Path path;

	private Segment segment;

	/** A segment with 10 records, whose mapping nobody holds any more. */
	@BeforeEach
	void aSegment() throws IOException {
		this.path = this.directory.resolve("1.segment");
		this.segment = write();
		long deadline = System.nanoTime() + 20_000_000_000L;
		while (this.segment.mapping() != null) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			System.gc();
		}
	}

	private Segment write() throws IOException {
		BlankSegment blank = BlankSegment.create(this.path, SIZE);
		SegmentHeader header = new SegmentHeader(SIZE, UUID.randomUUID(), 1, 1000, 42);
		header.write(blank.buffer());
		blank.buffer().putLong(0, SegmentHeader.MAGIC);
		Segment written = Segment.live(blank, header);
		AppendSegment append = new AppendSegment(written, blank.buffer());
		for (int n = 0; n < 10; n++) {
			append.append(new byte[100], 0, 100, n);
		}
		return written;
	}

	private int records() throws IOException {
		RecordCursor cursor = new RecordCursor(this.segment);
		int count = 0;
		while (cursor.next()) {
			count++;
		}
		return count;
	}

	@Test
	void isMappedAgainWhenItIsRead() throws IOException {
		assertThat(records()).isEqualTo(10);
		assertThat(this.segment.isMissing()).isFalse();
	}

	@Test
	void isNotMadeAnewWhenItWasRemoved() throws IOException {
		Files.delete(this.path);
		assertThat(this.segment.isMissing()).isTrue();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this.segment::view)
			.withMessageContaining("it was removed");
		assertThat(this.path).doesNotExist();
	}

	@Test
	void isReadAsFarAsItIsThere() throws IOException {
		JournalFiles.truncate(this.path, SegmentHeader.LENGTH + 4 * 120 + 50);
		assertThat(records()).isEqualTo(4);
		assertThat(this.path).hasSize(SegmentHeader.LENGTH + 4 * 120 + 50);
	}

	@Test
	void isNotTakenForAnotherOneOfItsName() throws IOException {
		Files.delete(this.path);
		write();
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this.segment::view)
			.withMessageContaining("it was cut or overwritten");
		Files.write(this.path, new byte[10]);
		assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this.segment::view);
	}

	@Test
	void isReadWithoutItsFileIfItIsStillMapped() throws IOException {
		this.segment.view();
		this.segment.detach();
		Files.delete(this.path);
		System.gc();
		assertThat(records()).isEqualTo(10);
		assertThat(this.segment.exists()).isFalse();
		assertThat(this.segment.isMissing()).isFalse();
	}

}
