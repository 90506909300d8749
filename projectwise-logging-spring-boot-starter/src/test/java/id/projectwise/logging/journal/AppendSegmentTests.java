package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AppendSegmentTests {

	private static final int SIZE = 1 << 16;

	@TempDir
	Path directory;

	private Segment segment;

	private AppendSegment appended;

	@BeforeEach
	void anEmptySegment() throws IOException {
		BlankSegment blank = BlankSegment.create(this.directory.resolve("1.segment"), SIZE);
		SegmentHeader header = new SegmentHeader(SIZE, UUID.randomUUID(), 1, 800, 42);
		this.segment = Segment.live(blank, header);
		this.appended = new AppendSegment(this.segment, blank.buffer());
	}

	private boolean append(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		return this.appended.append(bytes, 0, bytes.length, 5);
	}

	private int count(RecordCursor cursor) {
		int count = 0;
		while (cursor.next()) {
			count++;
		}
		return count;
	}

	@Test
	void takesRecordsUntilItIsFullToTheLastByte() throws IOException {
		int records = 0;
		while (append("12345678")) {
			records++;
		}
		assertThat(records).isEqualTo((SIZE - SegmentHeader.LENGTH) / 24);
		RecordCursor cursor = new RecordCursor(this.segment);
		assertThat(count(cursor)).isEqualTo(records);
		assertThat(cursor.isAtEnd()).isTrue();
		assertThat(cursor.position()).isEqualTo(800 + SIZE - SegmentHeader.LENGTH);
		assertThat(this.appended.tailPosition()).isEqualTo(cursor.position());
		assertThat(this.appended.isPublished()).isTrue();
	}

	@Test
	void padsWhatALargerRecordDoesNotFitInto() throws IOException {
		assertThat(append("x".repeat(40_000))).isTrue();
		assertThat(append("x".repeat(40_000))).isFalse();
		assertThat(append("small")).isFalse();
		RecordCursor cursor = new RecordCursor(this.segment);
		assertThat(count(cursor)).isEqualTo(1);
		assertThat(cursor.isAtEnd()).isTrue();
	}

	@Test
	void endsWhereItIsSealed() throws IOException {
		append("one");
		this.appended.seal();
		this.appended.seal();
		assertThat(append("two")).isFalse();
		RecordCursor cursor = new RecordCursor(this.segment);
		assertThat(count(cursor)).isEqualTo(1);
		assertThat(cursor.isAtEnd()).isTrue();
	}

	@Test
	void aRecordThatFailsHidesNoOther() throws IOException {
		append("one");
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> this.appended.append(new byte[3], 0, 100, 5));
		append("two");
		assertThat(count(new RecordCursor(this.segment))).isEqualTo(2);
		assertThat(this.segment.broken).isFalse();
	}

	@Test
	void threadsDoNotTouchEachOthersRecords() throws Exception {
		AtomicInteger kept = new AtomicInteger();
		List<Thread> threads = new ArrayList<>();
		for (int t = 0; t < 8; t++) {
			String text = String.valueOf(t).repeat(10 + 13 * t);
			threads.add(new Thread(() -> {
				while (append(text)) {
					kept.incrementAndGet();
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		RecordCursor cursor = new RecordCursor(this.segment);
		byte[] target = new byte[200];
		int read = 0;
		while (cursor.next()) {
			cursor.copyPayload(target, 0);
			String text = new String(target, 0, cursor.length(), StandardCharsets.US_ASCII);
			int thread = text.charAt(0) - '0';
			assertThat(text).isEqualTo(String.valueOf(thread).repeat(10 + 13 * thread));
			read++;
		}
		assertThat(cursor.isAtEnd()).isTrue();
		assertThat(read).isEqualTo(kept.get());
	}

	@Test
	void aHoleEndsReadingUntilItIsLookedPast() throws IOException {
		append("one");
		append("two");
		append("three");
		this.segment.view().putInt(SegmentHeader.LENGTH + RecordLayout.sizeOf(3), 0);
		RecordCursor cursor = new RecordCursor(this.segment);
		assertThat(count(cursor)).isEqualTo(1);
		assertThat(cursor.isAtEnd()).isFalse();
		cursor.lookPastHoles();
		assertThat(count(cursor)).isEqualTo(1);
		assertThat(cursor.isAtEnd()).isTrue();
	}

}
