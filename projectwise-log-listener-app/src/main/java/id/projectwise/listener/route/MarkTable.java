package id.projectwise.listener.route;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * How far the records of each stream are in the files: the position after the last one.
 * Kept in a mapped file of entries, each of {@value #ENTRY_LENGTH} bytes.
 *
 * <pre>
 *  0  state       0 free, 1 used (int)
 *  4  CRC-32C     of the id and the mark, and of the owner if there is one (int)
 *  8  id          of the stream (2 longs)
 * 24  mark        (long)
 * 32  last use    milliseconds since the epoch (long)
 * 40  owner       see {@link StreamOwner}; 0 for nobody (3 longs)
 * </pre>
 *
 * Marks move only while the {@link UndoFile} is open for their streams, so that an entry
 * half stored is one that will be put back.
 */
final class MarkTable implements Closeable {

	/** The mark of a stream that is not in the table. */
	static final long UNKNOWN = -1;

	static final int ENTRY_LENGTH = 64;

	private static final long MAGIC = 0x50574C_4D41524BL << 8 | 'S'; // PWLMARKS

	private static final int INITIAL_LENGTH = 1024 * ENTRY_LENGTH;

	private static final int CHECKSUM = 4;

	private static final int ID = 8;

	private static final int MARK = 24;

	private static final int LAST_USE = 32;

	private static final int OWNER = 40;

	private static final int OWNER_LENGTH = 3 * Long.BYTES;

	private static final int FREE = 0;

	private static final int USED = 1;

	private final StateFile file;

	/** Where the entry of a stream is. */
	private final Map<UUID, Integer> offsets = new HashMap<>();

	private final Deque<Integer> free = new ArrayDeque<>();

	private final ByteBuffer scratch = ByteBuffer.allocate(ENTRY_LENGTH);

	private MarkTable(StateFile file) {
		this.file = file;
		load(StateFile.HEADER_LENGTH);
	}

	static MarkTable open(Path path) throws IOException {
		return new MarkTable(StateFile.open(path, MAGIC, StateFile.HEADER_LENGTH + INITIAL_LENGTH));
	}

	Path path() {
		return this.file.path();
	}

	private void load(int from) {
		ByteBuffer buffer = this.file.buffer();
		for (int offset = from; offset <= buffer.capacity() - ENTRY_LENGTH; offset += ENTRY_LENGTH) {
			if (buffer.getInt(offset) == FREE) {
				this.free.add(offset);
			}
			else {
				this.offsets.put(new UUID(buffer.getLong(offset + ID), buffer.getLong(offset + ID + Long.BYTES)),
						offset);
			}
		}
	}

	int size() {
		return this.offsets.size();
	}

	/**
	 * Return the mark of a stream, or {@link #UNKNOWN}.
	 */
	long mark(UUID stream) {
		Integer offset = this.offsets.get(stream);
		return (offset != null) ? this.file.buffer().getLong(offset + MARK) : UNKNOWN;
	}

	/**
	 * Return whom a stream belongs to.
	 */
	StreamOwner owner(UUID stream) {
		Integer offset = this.offsets.get(stream);
		if (offset == null) {
			return StreamOwner.NOBODY;
		}
		ByteBuffer buffer = this.file.buffer();
		return new StreamOwner(buffer.getLong(offset + OWNER), buffer.getLong(offset + OWNER + Long.BYTES),
				buffer.getLong(offset + OWNER + 2 * Long.BYTES));
	}

	/**
	 * Let a known stream belong to somebody. What says that it does is stored last, so
	 * that it never belongs to half an owner.
	 */
	void bind(UUID stream, StreamOwner owner) {
		Integer offset = this.offsets.get(stream);
		if (offset != null) {
			setOwner(offset, owner);
			this.file.buffer().putInt(offset + CHECKSUM, checksum(offset));
		}
	}

	private void setOwner(int offset, StreamOwner owner) {
		ByteBuffer buffer = this.file.buffer();
		buffer.putLong(offset + OWNER + 2 * Long.BYTES, owner.third());
		buffer.putLong(offset + OWNER + Long.BYTES, owner.second());
		VarHandle.releaseFence();
		buffer.putLong(offset + OWNER, owner.first());
	}

	/**
	 * Move the mark of a stream, or make it known.
	 */
	void store(UUID stream, long mark, long nowMillis) throws IOException {
		Integer known = this.offsets.get(stream);
		int offset = (known != null) ? known : take();
		ByteBuffer buffer = this.file.buffer();
		if (known == null) {
			setOwner(offset, StreamOwner.NOBODY);
		}
		buffer.putLong(offset + ID, stream.getMostSignificantBits());
		buffer.putLong(offset + ID + Long.BYTES, stream.getLeastSignificantBits());
		buffer.putLong(offset + MARK, mark);
		buffer.putLong(offset + LAST_USE, nowMillis);
		buffer.putInt(offset + CHECKSUM, checksum(offset));
		buffer.putInt(offset, USED);
		this.offsets.put(stream, offset);
	}

	/**
	 * Put back what a commit had changed.
	 */
	void restore(Undo.OldMark old, long nowMillis) throws IOException {
		if (old.mark() == UNKNOWN) {
			forget(old.stream());
		}
		else {
			store(old.stream(), old.mark(), nowMillis);
		}
	}

	/**
	 * Keep a stream, if it is known, as if it had been used last at a time.
	 */
	void age(UUID stream, long lastUseMillis) {
		Integer offset = this.offsets.get(stream);
		if (offset != null) {
			this.file.buffer().putLong(offset + LAST_USE, lastUseMillis);
			this.file.buffer().putInt(offset + CHECKSUM, checksum(offset));
		}
	}

	void forget(UUID stream) {
		Integer offset = this.offsets.remove(stream);
		if (offset != null) {
			this.file.buffer().putInt(offset, FREE);
			this.free.add(offset);
		}
	}

	/**
	 * Forget the streams whose entries are damaged.
	 * @return how many
	 */
	int forgetDamaged() {
		List<UUID> damaged = new ArrayList<>();
		this.offsets.forEach((stream, offset) -> {
			ByteBuffer buffer = this.file.buffer();
			if (buffer.getInt(offset) != USED || buffer.getInt(offset + CHECKSUM) != checksum(offset)
					|| buffer.getLong(offset + MARK) < 0) {
				damaged.add(stream);
			}
		});
		damaged.forEach(this::forget);
		return damaged.size();
	}

	/**
	 * Forget the streams that were last used before a time.
	 * @return how many
	 */
	int forgetIdle(long beforeMillis) {
		List<UUID> idle = this.offsets.keySet().stream().filter((stream) -> lastUse(stream) < beforeMillis).toList();
		idle.forEach(this::forget);
		return idle.size();
	}

	/**
	 * Forget the streams that were idle for the longest time.
	 */
	void forgetOldest(int count) {
		this.offsets.keySet()
			.stream()
			.sorted(Comparator.comparingLong(this::lastUse))
			.limit(count)
			.toList()
			.forEach(this::forget);
	}

	private long lastUse(UUID stream) {
		Integer offset = this.offsets.get(stream);
		return (offset != null) ? this.file.buffer().getLong(offset + LAST_USE) : 0;
	}

	private int take() throws IOException {
		if (this.free.isEmpty()) {
			int length = this.file.buffer().capacity();
			int whole = length - (length - StateFile.HEADER_LENGTH) % ENTRY_LENGTH;
			this.file.extend(2 * whole - StateFile.HEADER_LENGTH);
			load(whole);
		}
		return this.free.remove();
	}

	private int checksum(int offset) {
		this.file.buffer().get(offset, this.scratch.array());
		CRC32C checksum = new CRC32C();
		checksum.update(this.scratch.array(), ID, LAST_USE - ID);
		if (this.scratch.getLong(OWNER) != 0) {
			checksum.update(this.scratch.array(), OWNER, OWNER_LENGTH);
		}
		return (int) checksum.getValue();
	}

	void force() throws IOException {
		this.file.force();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
