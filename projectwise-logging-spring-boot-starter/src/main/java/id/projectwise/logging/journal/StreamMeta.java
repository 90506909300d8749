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
 * What is known of a stream apart from its records: how much is acknowledged and how much
 * may have been sent, its gaps, and who appended it. Kept in a mapped file of fixed size
 * beside the segments:
 *
 * <pre>
 *    0 magic, layout version, stream id
 *   64 acknowledged position, two halves of 64 bytes
 *  192 gaps, slots of two halves of 64 bytes
 * 8192 position up to which it may have been sent, two halves of 64 bytes
 * 8320 who appended it
 * </pre>
 *
 * Files of early releases end before the last two, and are extended.
 *
 * A change goes to the older half, so that the end of the process in the middle of it
 * leaves the newer one; each half has a checksum, and those of gaps a number that grows.
 * A slot is free when its gap is acknowledged or within another one. Not thread-safe.
 */
final class StreamMeta {

	static final int SIZE = 12_288;

	static final int VERSION = 1;

	/** "PWJMET" and two bytes that text conversions would damage. */
	static final long MAGIC = 0x5057_4A4D_4554_0D8AL;

	private static final int HALF = StoredPosition.HALF;

	private static final int SLOT = 2 * HALF;

	private static final int NUMBER = 48;

	private static final int CHECK = 56;

	private static final int ACKNOWLEDGED = 64;

	private static final int GAPS = ACKNOWLEDGED + StoredPosition.SIZE;

	private static final int SENT = 8192;

	private static final int OWNER = SENT + StoredPosition.SIZE;

	private static final int SLOTS = (SENT - GAPS) / SLOT;

	private final MappedByteBuffer buffer;

	private final UUID stream;

	private final NavigableMap<Long, StoredGap> gaps = new TreeMap<>();

	private final @Nullable StoredGap[] bySlot = new @Nullable StoredGap[SLOTS];

	private final StoredPosition acknowledged;

	private final StoredPosition sent;

	private String owner;

	private long number;

	private StreamMeta(MappedByteBuffer buffer, UUID stream) {
		this.buffer = buffer;
		this.stream = stream;
		this.acknowledged = new StoredPosition(buffer, ACKNOWLEDGED, stream.getMostSignificantBits());
		this.sent = new StoredPosition(buffer, SENT, stream.getMostSignificantBits());
		this.owner = StreamOwner.read(buffer, OWNER);
	}

	/** Create the file of a new stream. */
	static StreamMeta create(Path path, UUID stream, String owner) throws IOException {
		try {
			StreamMeta meta = open(path, stream);
			StreamOwner.store(owner, meta.buffer, OWNER);
			meta.owner = owner;
			return meta;
		}
		catch (UnreadableException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Open the file of a stream, or create it without an owner.
	 * @throws UnreadableException if a release with another layout wrote it
	 */
	static StreamMeta open(Path path, UUID stream) throws IOException, UnreadableException {
		reserve(path);
		MappedByteBuffer buffer = BlankSegment.map(path, SIZE);
		if (buffer.getLong(0) == MAGIC && buffer.getInt(8) != VERSION && buffer.getInt(8) != 0) {
			throw UnreadableException.unknownVersion(buffer.getInt(8), VERSION);
		}
		StreamMeta meta = new StreamMeta(buffer, stream);
		meta.readGaps();
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

	private void readGaps() {
		for (int slot = 0; slot < SLOTS; slot++) {
			StoredGap gap = readSlot(slot);
			this.bySlot[slot] = gap;
			if (gap != null) {
				this.gaps.merge(gap.from(), gap, (one, other) -> (one.to() >= other.to()) ? one : other);
			}
		}
		freeSlots();
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
		return Mixer.check(this.stream.getMostSignificantBits() ^ at, this.buffer, at, CHECK);
	}

	/** Who appended the stream; empty if that is not known. */
	String owner() {
		return this.owner;
	}

	/** Make another file that says the same. */
	StreamMeta copyTo(Path path) throws IOException {
		StreamMeta copy = create(path, this.stream, this.owner);
		copy.acknowledge(acknowledged());
		copy.send(sent());
		this.gaps.values().forEach(copy::put);
		return copy;
	}

	long acknowledged() {
		return this.acknowledged.value();
	}

	/**
	 * Note a position that is greater than the one before.
	 * @throws InternalError if it could not be stored, in which case it is only known to
	 * this process
	 */
	void acknowledge(long position) {
		try {
			this.acknowledged.store(position);
		}
		finally {
			freeSlots();
		}
	}

	/** The position up to which the receiver may have the stream. */
	long sent() {
		return Math.max(this.sent.value(), acknowledged());
	}

	/**
	 * Note that the receiver may soon have the stream up to a position.
	 * @throws InternalError as {@link #acknowledge} does
	 */
	void send(long position) {
		if (position > this.sent.value()) {
			this.sent.store(position);
		}
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
		this.gaps.values().removeIf((gap) -> gap.to() <= acknowledged() || isWithinAnother(gap));
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
