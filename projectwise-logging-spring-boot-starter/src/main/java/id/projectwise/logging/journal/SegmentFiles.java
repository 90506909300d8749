package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The files of a journal's segments: how much space they take, and those that nobody
 * needs any more, of which some are used again. Under the lock of the journal.
 */
final class SegmentFiles {

	/** How many freed segments are kept beside the one that is made ahead. */
	private static final int KEPT = 2;

	private final int segmentSize;

	private final Deque<Freed> freed = new ArrayDeque<>();

	private Path folder;

	private long bytes;

	private long lastNumber;

	SegmentFiles(Path folder, int segmentSize) {
		this.folder = folder;
		this.segmentSize = segmentSize;
	}

	Path folder() {
		return this.folder;
	}

	/** How many bytes they take. */
	long bytes() {
		return this.bytes;
	}

	/** Take more or less space into account. */
	void account(long more) {
		this.bytes += more;
	}

	/** Use no number that is in use already. */
	void skip(long highestNumber) {
		this.lastNumber = Math.max(this.lastNumber, highestNumber);
	}

	Path newPath() {
		return this.folder.resolve(JournalFiles.segmentName(++this.lastNumber));
	}

	boolean hasFreed() {
		return !this.freed.isEmpty();
	}

	/** What to make a segment of; its space is accounted for. */
	Freed next() {
		Freed next = this.freed.poll();
		if (next == null) {
			next = new Freed(newPath(), this.segmentSize, null);
			this.bytes += this.segmentSize;
		}
		return next;
	}

	/** Keep a file for later if it can be used again, else remove it. */
	void free(Freed file) {
		if (file.buffer() == null) {
			remove(file);
		}
		else {
			this.freed.add(file);
		}
		while (this.freed.size() > KEPT && delete(this.freed.element())) {
			this.freed.remove();
		}
	}

	/** Remove a file; if that is not possible, use it again. */
	void remove(Freed file) {
		if (!delete(file)) {
			this.freed.add(file);
		}
	}

	/** Remove what is not needed any more. */
	void removeAll() {
		this.freed.removeIf(this::delete);
	}

	/** Mapped files cannot be removed everywhere. */
	private boolean delete(Freed file) {
		try {
			JournalFiles.delete(file.path());
			this.bytes -= file.size();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Go on in a folder, without files that were removed from outside. */
	void goOn(Path folderFromNowOn, Predicate<Path> gone) {
		this.folder = folderFromNowOn;
		for (Freed one : List.copyOf(this.freed)) {
			if (gone.test(one.path())) {
				this.freed.remove(one);
				this.bytes -= one.size();
			}
		}
	}

	/**
	 * A segment that nobody needs any more, or a new one.
	 *
	 * @param path its file
	 * @param size how much of the limit it takes
	 * @param buffer its bytes, if they can be used again
	 */
	record Freed(Path path, long size, @Nullable MappedByteBuffer buffer) {
	}

}
