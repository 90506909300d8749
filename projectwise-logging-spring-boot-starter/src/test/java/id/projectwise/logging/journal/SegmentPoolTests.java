package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class SegmentPoolTests {

	private static final int SIZE = 1 << 16;

	@TempDir
	Path directory;

	private final ReentrantLock lock = new ReentrantLock();

	private final RecordingListener listener = new RecordingListener();

	private TestJournals journals;

	@BeforeEach
	void limitOfSixSegments() {
		this.journals = new TestJournals(this.directory);
		this.journals.maxSize = 6 * SIZE;
		this.lock.lock();
	}

	private SegmentPool pool() {
		return new SegmentPool(this.directory, this.journals.settings("x"), this.lock, this.listener);
	}

	private static List<BlankSegment> takeAll(SegmentPool pool) {
		List<BlankSegment> taken = new ArrayList<>();
		BlankSegment next = pool.take();
		while (next != null) {
			taken.add(next);
			next = pool.take();
		}
		return taken;
	}

	private static Segment used(BlankSegment blank) {
		for (int offset = 0; offset < SIZE; offset++) {
			blank.buffer().put(offset, (byte) 7);
		}
		return Segment.live(blank, new SegmentHeader(SIZE, UUID.randomUUID(), 1, 0, 1));
	}

	@Test
	void makesAsManyAsTheLimitAllows() throws IOException {
		SegmentPool pool = pool();
		assertThat(takeAll(pool)).hasSize(6).extracting(BlankSegment::path).doesNotHaveDuplicates();
		assertThat(pool.diskBytes()).isEqualTo(6 * SIZE);
		assertThat(TestJournals.files(this.directory, ".segment")).hasSize(6)
			.allSatisfy((path) -> assertThat(path).hasSize(SIZE));
		this.lock.unlock();
	}

	@Test
	void countsWhatIsThereAndUsesHigherNumbers() throws IOException {
		SegmentPool pool = pool();
		pool.account(4 * SIZE, 17);
		assertThat(takeAll(pool)).extracting((blank) -> blank.path().getFileName().toString())
			.containsExactly("18.segment", "19.segment");
	}

	@Test
	void cleansWhatItUsesAgain() {
		SegmentPool pool = pool();
		List<BlankSegment> taken = takeAll(pool);
		pool.free(used(taken.get(0)));
		BlankSegment again = pool.take();
		assertThat(again.path()).isEqualTo(taken.get(0).path());
		assertThat(again.buffer().getLong(0)).isEqualTo(SegmentHeader.BLANK_MAGIC);
		for (int offset = 8; offset < SIZE; offset++) {
			assertThat(again.buffer().get(offset)).isZero();
		}
	}

	@Test
	void keepsFewThatAreNotUsed() throws IOException {
		SegmentPool pool = pool();
		List<BlankSegment> taken = takeAll(pool);
		taken.forEach((blank) -> pool.free(used(blank)));
		assertThat(TestJournals.files(this.directory, ".segment")).hasSize(2);
		assertThat(pool.diskBytes()).isEqualTo(2 * SIZE);
		pool.close();
		assertThat(TestJournals.files(this.directory, ".segment")).isEmpty();
	}

	@Test
	void doesNotUseABrokenOneAgain() throws IOException {
		SegmentPool pool = pool();
		Segment broken = used(takeAll(pool).get(0));
		broken.broken = true;
		pool.free(broken);
		assertThat(broken.path()).doesNotExist();
		assertThat(pool.diskBytes()).isEqualTo(5 * SIZE);
	}

	@Test
	void makesOneAheadAndNoMore() throws Exception {
		SegmentPool pool = pool();
		pool.start(() -> {
		});
		this.lock.unlock();
		awaitFiles(1);
		this.lock.lock();
		pool.awaitPreparation();
		BlankSegment taken = pool.take();
		assertThat(taken.path()).hasFileName("1.segment");
		this.lock.unlock();
		awaitFiles(2);
		this.lock.lock();
		pool.close();
		this.lock.unlock();
		assertThat(TestJournals.files(this.directory, ".segment")).containsExactly(taken.path());
	}

	private void awaitFiles(int count) throws IOException {
		while (TestJournals.files(this.directory, ".segment")
			.stream()
			.filter(SegmentPoolTests::isBlank)
			.count() < count) {
			Thread.onSpinWait();
		}
	}

	private static boolean isBlank(Path path) {
		try {
			return Files.size(path) == SIZE;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Test
	void tellsOfAFailureOnceAndTriesAgain() throws IOException {
		FixedClock clock = new FixedClock();
		this.journals.clock = clock;
		SegmentPool pool = pool();
		Path obstacle = Files.createDirectory(this.directory.resolve("1.segment"));
		assertThat(pool.take()).isNull();
		assertThat(pool.isDiskFailing()).isTrue();
		assertThat(pool.take()).isNull();
		assertThat(this.listener.events).singleElement().asString().startsWith("failed to make a segment 1.segment: ");
		Files.deleteIfExists(obstacle);
		clock.millis += DiskFailure.RETRY_MILLIS;
		assertThat(pool.take()).isNotNull();
		assertThat(pool.isDiskFailing()).isFalse();
	}

}
