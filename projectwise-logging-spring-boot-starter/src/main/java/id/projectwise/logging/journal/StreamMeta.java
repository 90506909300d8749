package id.projectwise.logging.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stream apart from its records: how much is acknowledged, and its
 * gaps. Kept in a mapped file of fixed size beside the segments:
 *
 * <pre>
 *    0 magic, layout version, stream id
 *   64 acknowledged position, two halves of 64 bytes
 *  192 gaps, slots of two halves of 64 bytes
 * </pre>
 *
 * A change goes to the older half, so that the end of the process in the middle of it
 * leaves the newer one; each half has a checksum, and those of gaps a number that grows.
 * A slot is free when its gap is acknowledged or within another one. Not thread-safe.
 */
final class StreamMeta {

	static final int SIZE = 8192;

	static final int VERSION = 1;

	/** "PWJMET" and two bytes that text conversions would damage. */
	static final long MAGIC = 0x5057_4A4D_4554_0D8AL;

	private static final int HALF = 64;

	private static final int SLOT = 2 * HALF;

	private static final int NUMBER = 48;

	private static final int CHECK = 56;

	private static final int ACKNOWLEDGED = 64;

	private static final int GAPS = ACKNOWLEDGED + SLOT;

	private static final int SLOTS = (SIZE - GAPS) / SLOT;

	private final MappedByteBuffer buffer;

	private final UUID stream;

	private final NavigableMap<Long, StoredGap> gaps = new TreeMap<>();

	private final @Nullable StoredGap[] bySlot = new @Nullable StoredGap[SLOTS];

	private long number;

	private long acknowledged;

	private int acknowledgedAt;

	private StreamMeta(MappedByteBuffer buffer, UUID stream) {
		this.buffer = buffer;
		this.stream = stream;
	}

	/**
	 * Open the file of a stream, or create it.
	 * @throws UnreadableException if a release with another layout wrote it
	 */
	static StreamMeta open(Path path, UUID stream) throws IOException, UnreadableException {
		reserve(path);
		MappedByteBuffer buffer = BlankSegment.map(path, SIZE);
		if (buffer.getLong(0) == MAGIC && buffer.getInt(8) != VERSION && buffer.getInt(8) != 0) {
			throw UnreadableException.unknownVersion(buffer.getInt(8), VERSION);
		}
		StreamMeta meta = new StreamMeta(buffer, stream);
		meta.read();
		buffer.putInt(8, VERSION).putLong(16, stream.getMostSignificantBits());
		buffer.putLong(24, stream.getLeastSignificantBits()).putLong(0, MAGIC);
		return meta;
	}

	private static void reserve(Path path) throws IOException {
		boolean created = !Files.exists(path);
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
			int length = (int) Math.min(file.length(), SIZE);
			file.seek(length);
			file.write(new byte[SIZE - length]);
		}
		catch (IOException ex) {
			if (created) {
				Files.deleteIfExists(path);
			}
			throw ex;
		}
	}

	private void read() {
		readAcknowledged(ACKNOWLEDGED);
		readAcknowledged(ACKNOWLEDGED + HALF);
		for (int slot = 0; slot < SLOTS; slot++) {
			StoredGap gap = readSlot(slot);
			this.bySlot[slot] = gap;
			if (gap != null) {
				this.gaps.merge(gap.from(), gap, (one, other) -> (one.to() >= other.to()) ? one : other);
			}
		}
		freeSlots();
	}

	private void readAcknowledged(int at) {
		long position = this.buffer.getLong(at);
		if (this.buffer.getLong(at + CHECK) == check(at) && position >= this.acknowledged) {
			this.acknowledged = position;
			this.acknowledgedAt = at;
		}
	}

	private @Nullable StoredGap readSlot(int slot) {
		int at = newerHalf(slot);
		if (at < 0) {
			return null;
		}
		this.number = Math.max(this.number, this.buffer.getLong(at + NUMBER));
		return new StoredGap(this.buffer.getLong(at), this.buffer.getLong(at + 8), this.buffer.getLong(at + 16),
				this.buffer.getLong(at + 24), this.buffer.getLong(at + 32),
				DropReason.of(this.buffer.getLong(at + 40)));
	}

	/** The half of a slot that counts, or -1 if there is none. */
	private int newerHalf(int slot) {
		int first = GAPS + slot * SLOT;
		int second = first + HALF;
		boolean firstIsWhole = this.buffer.getLong(first + CHECK) == check(first);
		boolean secondIsWhole = this.buffer.getLong(second + CHECK) == check(second);
		if (firstIsWhole && secondIsWhole) {
			return (this.buffer.getLong(first + NUMBER) > this.buffer.getLong(second + NUMBER)) ? first : second;
		}
		return firstIsWhole ? first : secondIsWhole ? second : -1;
	}

	private long check(int at) {
		long check = this.stream.getMostSignificantBits() ^ at;
		for (int offset = 0; offset < CHECK; offset += 8) {
			check = Mixer.mix(check ^ this.buffer.getLong(at + offset));
		}
		return check;
	}

	long acknowledged() {
		return this.acknowledged;
	}

	/**
	 * Note a position that is greater than the one before.
	 * @throws InternalError if it could not be stored, in which case it is only known to
	 * this process
	 */
	void acknowledge(long position) {
		int at = (this.acknowledgedAt == ACKNOWLEDGED) ? ACKNOWLEDGED + HALF : ACKNOWLEDGED;
		this.acknowledged = position;
		this.acknowledgedAt = at;
		freeSlots();
		this.buffer.putLong(at, position).putLong(at + CHECK, check(at));
	}

	Collection<StoredGap> gaps() {
		return this.gaps.values();
	}

	/** The first gap of which something lies after a position. */
	@Nullable StoredGap gapAfter(long position) {
		Entry<Long, StoredGap> before = this.gaps.floorEntry(position);
		if (before != null && before.getValue().to() > position) {
			return before.getValue();
		}
		Entry<Long, StoredGap> after = this.gaps.higherEntry(position);
		return (after != null) ? after.getValue() : null;
	}

	@Nullable StoredGap gapAt(long position) {
		return this.gaps.get(position);
	}

	/** The gap that ends at a position. */
	@Nullable StoredGap gapBefore(long position) {
		Entry<Long, StoredGap> before = this.gaps.lowerEntry(position);
		return (before != null && before.getValue().to() == position) ? before.getValue() : null;
	}

	int freeSlotCount() {
		return SLOTS - this.gaps.size();
	}

	/**
	 * Note a gap, in the place of one that begins where it does, and of those within it.
	 */
	void put(StoredGap gap) {
		StoredGap replaced = this.gaps.get(gap.from());
		int slot = slotFor(replaced);
		int first = GAPS + slot * SLOT;
		int at = (newerHalf(slot) == first) ? first + HALF : first;
		this.buffer.putLong(at, gap.from()).putLong(at + 8, gap.to()).putLong(at + 16, gap.count());
		this.buffer.putLong(at + 24, gap.first()).putLong(at + 32, gap.last());
		this.buffer.putLong(at + 40, gap.reason().code()).putLong(at + NUMBER, ++this.number);
		this.buffer.putLong(at + CHECK, check(at));
		this.bySlot[slot] = gap;
		this.gaps.put(gap.from(), gap);
		if (replaced == null || replaced.to() != gap.to()) {
			freeSlots();
		}
	}

	private int slotFor(@Nullable StoredGap replaced) {
		for (int slot = 0; slot < SLOTS; slot++) {
			if (this.bySlot[slot] == replaced) {
				return slot;
			}
		}
		throw new IllegalStateException("No room for a gap (slots: " + SLOTS + ")");
	}

	private void freeSlots() {
		this.gaps.values().removeIf((gap) -> gap.to() <= this.acknowledged || isWithinAnother(gap));
		for (int slot = 0; slot < SLOTS; slot++) {
			StoredGap gap = this.bySlot[slot];
			if (gap != null && this.gaps.get(gap.from()) != gap) {
				this.bySlot[slot] = null;
			}
		}
	}

	private boolean isWithinAnother(StoredGap gap) {
		Entry<Long, StoredGap> before = this.gaps.lowerEntry(gap.from());
		return before != null && before.getValue().to() >= gap.to();
	}

}
