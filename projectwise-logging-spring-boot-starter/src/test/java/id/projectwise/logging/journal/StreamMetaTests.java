package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StreamMetaTests {

	private static final UUID STREAM = UUID.fromString("3d8f4a52-9a3e-4d55-8a46-2f6f7e0c1b11");

	@TempDir
	Path directory;

	private Path path() {
		return this.directory.resolve("meta");
	}

	private StreamMeta open() throws IOException, UnreadableException {
		return StreamMeta.open(path(), STREAM);
	}

	private static StoredGap gap(long from, long to, long count) {
		return new StoredGap(from, to, count, 100, 200, DropReason.NEWEST);
	}

	@Test
	void remembersWhatWasAcknowledged() throws Exception {
		StreamMeta meta = open();
		assertThat(meta.acknowledged()).isZero();
		for (long position = 8; position < 100; position += 8) {
			meta.acknowledge(position);
			assertThat(open().acknowledged()).isEqualTo(position);
		}
	}

	@Test
	void remembersHowFarItMayHaveBeenSent() throws Exception {
		StreamMeta meta = open();
		assertThat(meta.sent()).isZero();
		for (long position = 8; position < 100; position += 8) {
			meta.send(position);
			meta.send(position - 4);
			assertThat(open().sent()).isEqualTo(position);
		}
		meta.acknowledge(200);
		assertThat(open().sent()).isEqualTo(200);
	}

	@Test
	void remembersWhoAppended() throws Exception {
		String owner = "4711\n\u65e5\u672c";
		StreamMeta.create(path(), STREAM, owner).acknowledge(8);
		assertThat(open().owner()).isEqualTo(owner);
		byte[] content = Files.readAllBytes(path());
		content[8192 + StoredPosition.SIZE + 10] ^= 1;
		Files.write(path(), content);
		assertThat(open().owner()).isEmpty();
		assertThat(open().acknowledged()).isEqualTo(8);
	}

	@Test
	void cutsAnOwnerThatIsTooLong() throws Exception {
		StreamMeta.create(path(), STREAM, "x".repeat(100_000));
		assertThat(open().owner()).hasSizeBetween(3900, StreamMeta.SIZE).matches("x+");
		assertThat(path()).hasSize(StreamMeta.SIZE);
	}

	@Test
	void takesAFileOfAnEarlyReleaseWithoutOwner() throws Exception {
		StreamMeta meta = StreamMeta.create(path(), STREAM, "owner");
		meta.acknowledge(16);
		meta.send(64);
		meta.put(gap(100, 108, 5));
		Files.write(path(), Arrays.copyOf(Files.readAllBytes(path()), 8192));
		StreamMeta old = open();
		assertThat(old.owner()).isEmpty();
		assertThat(old.sent()).isEqualTo(16);
		assertThat(old.gaps()).containsExactly(gap(100, 108, 5));
	}

	@Test
	void aCopySaysTheSame() throws Exception {
		StreamMeta meta = StreamMeta.create(path(), STREAM, "owner");
		meta.acknowledge(16);
		meta.send(64);
		meta.put(gap(100, 108, 5));
		Path other = this.directory.resolve("other");
		for (StreamMeta copy : List.of(meta.copyTo(other), StreamMeta.open(other, STREAM))) {
			assertThat(copy.owner()).isEqualTo("owner");
			assertThat(copy.acknowledged()).isEqualTo(16);
			assertThat(copy.sent()).isEqualTo(64);
			assertThat(copy.gaps()).containsExactly(gap(100, 108, 5));
		}
	}

	@Test
	void remembersGapsUntilTheyAreAcknowledged() throws Exception {
		StreamMeta meta = open();
		meta.put(gap(100, 108, 5));
		meta.put(gap(500, 600, 7));
		assertThat(open().gaps()).containsExactly(gap(100, 108, 5), gap(500, 600, 7));
		meta.acknowledge(108);
		assertThat(meta.gaps()).containsExactly(gap(500, 600, 7));
		assertThat(open().gaps()).containsExactly(gap(500, 600, 7));
	}

	@Test
	void aGapGrowsInItsPlace() throws Exception {
		StreamMeta meta = open();
		for (int count = 1; count < 1000; count++) {
			meta.put(gap(100, 108, count));
		}
		assertThat(open().gaps()).containsExactly(gap(100, 108, 999));
		assertThat(meta.freeSlotCount()).isEqualTo(open().freeSlotCount()).isGreaterThan(50);
	}

	@Test
	void aGapTakesInThoseWithinIt() throws Exception {
		StreamMeta meta = open();
		meta.put(gap(100, 200, 1));
		meta.put(gap(200, 300, 2));
		meta.put(gap(300, 400, 3));
		meta.put(gap(100, 300, 10));
		assertThat(meta.gaps()).containsExactly(gap(100, 300, 10), gap(300, 400, 3));
		assertThat(open().gaps()).containsExactly(gap(100, 300, 10), gap(300, 400, 3));
	}

	@Test
	void findsGapsByPosition() throws Exception {
		StreamMeta meta = open();
		meta.put(gap(100, 200, 1));
		meta.put(gap(300, 400, 2));
		assertThat(meta.gapAfter(0)).isEqualTo(gap(100, 200, 1));
		assertThat(meta.gapAfter(150)).isEqualTo(gap(100, 200, 1));
		assertThat(meta.gapAfter(200)).isEqualTo(gap(300, 400, 2));
		assertThat(meta.gapAfter(400)).isNull();
		assertThat(meta.gapBefore(200)).isEqualTo(gap(100, 200, 1));
		assertThat(meta.gapBefore(201)).isNull();
		assertThat(meta.gapAt(300)).isEqualTo(gap(300, 400, 2));
	}

	@Test
	void hasRoomForSoManyGaps() throws Exception {
		StreamMeta meta = open();
		int slots = meta.freeSlotCount();
		for (int n = 0; n < slots; n++) {
			meta.put(gap(1000 + n * 100, 1008 + n * 100, n));
		}
		assertThat(meta.freeSlotCount()).isZero();
		assertThatIllegalStateException().isThrownBy(() -> meta.put(gap(0, 1, 1)))
			.withMessage("No room for a gap (slots: " + slots + ")");
		meta.acknowledge(1108);
		assertThat(meta.freeSlotCount()).isEqualTo(2);
		meta.put(gap(1_000_000, 1_000_008, 1));
		assertThat(open().gaps()).hasSize(slots - 1);
	}

	@Test
	void aChangeHappensWhollyOrNotAtAll() throws Exception {
		assertAtomic((meta) -> meta.acknowledge(56), (meta) -> meta.acknowledge(64));
		assertAtomic((meta) -> meta.send(56), (meta) -> meta.send(64));
		assertAtomic((meta) -> meta.put(gap(100, 108, 1)), (meta) -> meta.put(gap(100, 108, 2)));
		assertAtomic((meta) -> meta.put(gap(100, 108, 1)), (meta) -> meta.put(gap(200, 208, 1)));
		assertAtomic((meta) -> meta.put(gap(20, 30, 1)), (meta) -> meta.put(gap(10, 30, 2)));
	}

	/** The words that a change stores, in any order, some of them lost. */
	private void assertAtomic(Consumer<StreamMeta> first, Consumer<StreamMeta> second) throws Exception {
		StreamMeta meta = open();
		first.accept(meta);
		byte[] before = Files.readAllBytes(path());
		String stateBefore = stateOf(before);
		second.accept(meta);
		byte[] after = Files.readAllBytes(path());
		String stateAfter = stateOf(after);
		int[] changed = wordsThatDiffer(before, after);
		assertThat(changed).isNotEmpty();
		for (int choice = 0; choice < 1 << changed.length; choice++) {
			byte[] torn = before.clone();
			for (int n = 0; n < changed.length; n++) {
				if ((choice >> n & 1) == 1) {
					System.arraycopy(after, changed[n], torn, changed[n], 8);
				}
			}
			assertThat(stateOf(torn)).isIn(stateBefore, stateAfter);
		}
		Files.delete(path());
	}

	private static int[] wordsThatDiffer(byte[] before, byte[] after) {
		int[] differ = new int[before.length / 8];
		int count = 0;
		for (int offset = 0; offset < before.length; offset += 8) {
			if (!Arrays.equals(before, offset, offset + 8, after, offset, offset + 8)) {
				differ[count++] = offset;
			}
		}
		return Arrays.copyOf(differ, count);
	}

	private String stateOf(byte[] content) throws Exception {
		Path copy = this.directory.resolve("copy");
		Files.write(copy, content);
		StreamMeta meta = StreamMeta.open(copy, STREAM);
		return meta.acknowledged() + " " + ((meta.sent() > meta.acknowledged()) ? meta.sent() + " " : "") + meta.gaps();
	}

	@Test
	void survivesTruncationAnywhere() throws Exception {
		StreamMeta meta = open();
		meta.acknowledge(8);
		meta.acknowledge(16);
		meta.put(gap(100, 108, 1));
		meta.put(gap(200, 208, 2));
		byte[] whole = Files.readAllBytes(path());
		for (int length = 0; length < 600; length++) {
			Path copy = this.directory.resolve("copy");
			Files.write(copy, Arrays.copyOf(whole, length));
			StreamMeta truncated = StreamMeta.open(copy, STREAM);
			assertThat(truncated.acknowledged()).isIn(0L, 8L, 16L);
			assertThat(List.of(gap(100, 108, 1), gap(200, 208, 2))).containsAll(truncated.gaps());
			truncated.acknowledge(24);
			assertThat(StreamMeta.open(copy, STREAM).acknowledged()).isEqualTo(24);
			assertThat(copy).hasSize(StreamMeta.SIZE);
		}
	}

	@Test
	void doesNotBelieveDamage() throws Exception {
		StreamMeta meta = open();
		meta.acknowledge(16);
		meta.put(gap(100, 108, 1));
		byte[] whole = Files.readAllBytes(path());
		for (int offset = 12; offset < 330; offset++) {
			byte[] damaged = whole.clone();
			damaged[offset] ^= 0x10;
			assertThat(stateOf(damaged)).isIn("16 [" + gap(100, 108, 1) + "]", "0 [" + gap(100, 108, 1) + "]", "16 []");
		}
	}

	@Test
	void refusesAnUnknownVersion() throws Exception {
		assertThat(open().freeSlotCount()).isPositive();
		byte[] content = Files.readAllBytes(path());
		content[8] = 2;
		Files.write(path(), content);
		assertThatExceptionOfType(UnreadableException.class).isThrownBy(this::open)
			.withMessageStartingWith("its layout has version 2 (known: 1)");
		assertThat(path()).hasBinaryContent(content);
	}

}
