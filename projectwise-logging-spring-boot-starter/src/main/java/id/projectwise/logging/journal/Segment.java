package id.projectwise.logging.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
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

	/**
	 * Return the bytes: of a live segment the very pages that are appended to; of a
	 * stored one a copy of what the file holds, which may be less than its size.
	 */
	ByteBuffer view() throws IOException {
		if (this.stored) {
			return ByteBuffer.wrap(content()).order(ByteOrder.LITTLE_ENDIAN);
		}
		MappedByteBuffer buffer = this.mapping.get();
		if (buffer == null) {
			buffer = BlankSegment.map(this.path, this.header.size());
			this.mapping = new WeakReference<>(buffer);
		}
		return buffer;
	}

	private byte[] content() throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "r")) {
			byte[] bytes = new byte[(int) Math.min(file.length(), this.header.size())];
			file.readFully(bytes);
			return bytes;
		}
	}

}
