package id.projectwise.logging.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A segment as its reader sees it: of this opening, where records appear one after the
 * other, or stored by an earlier one, where nothing will come any more and a record may
 * be missing among others.
 */
final class Segment {

	private final Path path;

	private final SegmentHeader header;

	private final long diskLength;

	private final boolean stored;

	/** Weak, so that a long backlog takes no memory. */
	private volatile WeakReference<@Nullable MappedByteBuffer> mapping;

	/** What is left of a segment without a file. */
	@SuppressWarnings("unused") // holds the mapping
	private volatile @Nullable MappedByteBuffer kept;

	private volatile boolean detached;

	/** Whether a thread claimed space and could not even mark it as unused. */
	volatile boolean broken;

	private Segment(Path path, SegmentHeader header, long diskLength, boolean stored,
			@Nullable MappedByteBuffer buffer) {
		this.path = path;
		this.header = header;
		this.diskLength = diskLength;
		this.stored = stored;
		this.mapping = new WeakReference<>(buffer);
	}

	static Segment live(BlankSegment blank, SegmentHeader header) {
		return new Segment(blank.path(), header, header.size(), false, blank.buffer());
	}

	static Segment stored(Path path, SegmentHeader header, long diskLength) {
		return new Segment(path, header, diskLength, true, null);
	}

	/** Cut a stored segment after its last record. */
	Segment trim(long position) throws IOException {
		long length = Math.min(this.diskLength, this.header.offsetOf(position));
		JournalFiles.truncate(this.path, length);
		return stored(this.path, this.header, length);
	}

	Path path() {
		return this.path;
	}

	SegmentHeader header() {
		return this.header;
	}

	long base() {
		return this.header.base();
	}

	long end() {
		return this.header.end();
	}

	long diskLength() {
		return this.diskLength;
	}

	boolean isStored() {
		return this.stored;
	}

	@Nullable MappedByteBuffer mapping() {
		return this.mapping.get();
	}

	/** Whether its file is where it should be. */
	boolean exists() {
		return !this.detached && Files.isRegularFile(this.path);
	}

	/** Whether nothing can be read of it any more. */
	boolean isMissing() {
		return this.mapping.get() == null && !exists();
	}

	/**
	 * Have nothing to do with its file from now on, which was removed or may be another
	 * one: what is still mapped can be read, so it is kept that way.
	 */
	void detach() {
		this.kept = this.mapping.get();
		this.detached = true;
	}

	boolean isDetached() {
		return this.detached;
	}

	/**
	 * Return the bytes: of a live segment the very pages that are appended to; of a
	 * stored one, or if the file was cut, a copy of what the file holds, which may be
	 * less than its size.
	 * @throws NoSuchFileException if the file is missing or not the segment's any more
	 */
	ByteBuffer view() throws IOException {
		MappedByteBuffer buffer = this.mapping.get();
		if (buffer != null) {
			return buffer;
		}
		if (!exists()) {
			throw new NoSuchFileException(this.path.toString(), null, "it was removed");
		}
		if (this.stored || Files.size(this.path) < this.header.size()) {
			return checked(ByteBuffer.wrap(content()).order(ByteOrder.LITTLE_ENDIAN));
		}
		buffer = BlankSegment.map(this.path, this.header.size());
		checked(buffer);
		this.mapping = new WeakReference<>(buffer);
		return buffer;
	}

	private byte[] content() throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "r")) {
			byte[] bytes = new byte[(int) Math.min(file.length(), this.header.size())];
			file.readFully(bytes);
			return bytes;
		}
	}

	private ByteBuffer checked(ByteBuffer buffer) throws NoSuchFileException {
		if (buffer.capacity() < SegmentHeader.LENGTH || !this.header.isIn(buffer)) {
			throw new NoSuchFileException(this.path.toString(), null, "it was cut or overwritten");
		}
		return buffer;
	}

}
