package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The folders of ended processes that this one looks after. Taken over by the reading
 * thread without the lock of the journal, since that reads files.
 */
final class Adoption {

	private final Path directory;

	private final Supplier<Path> own;

	private final ReentrantLock lock;

	private final JournalListener listener;

	private final List<JournalFolder> folders = new ArrayList<>();

	/** Folders of no use as they are, with the time of their last change. */
	private final Map<Path, FileTime> useless = new HashMap<>();

	private boolean closed;

	Adoption(Path directory, Supplier<Path> own, ReentrantLock lock, JournalListener listener) {
		this.directory = directory;
		this.own = own;
		this.lock = lock;
		this.listener = listener;
	}

	/** Take over what there is, and return its streams. */
	List<SegmentedStream> adopt() {
		List<SegmentedStream> found = new ArrayList<>();
		try {
			for (Path folder : JournalFiles.list(this.directory)) {
				if (!folder.equals(this.own.get()) && FolderLock.isLockable(folder)) {
					adopt(folder, found);
				}
			}
		}
		catch (IOException ex) {
			this.listener.failed("look for journals of ended processes", this.directory, ex);
		}
		return found;
	}

	private void adopt(Path folder, List<SegmentedStream> found) {
		try {
			if (!JournalFiles.holdsStreams(folder)
					|| Files.getLastModifiedTime(folder).equals(this.useless.get(folder))) {
				return;
			}
			FolderLock folderLock = FolderLock.tryLock(folder);
			if (folderLock != null) {
				recover(folderLock, found);
			}
		}
		catch (IOException ex) {
			noteUseless(folder, ex);
		}
	}

	private void recover(FolderLock folderLock, List<SegmentedStream> found) throws IOException {
		JournalFolder adopted = new JournalFolder(folderLock, this.lock, this.listener,
				(segment) -> remove(folderLock, segment), this::release);
		try {
			adopted.recover();
		}
		finally {
			if (adopted.streams().isEmpty()) {
				adopted.close();
				noteUseless(adopted.path(), null);
			}
		}
		List<SegmentedStream> streams = List.copyOf(adopted.streams());
		if (!streams.isEmpty() && add(adopted)) {
			found.addAll(streams);
			this.listener.adopted(adopted.path(), streams.size());
		}
	}

	private boolean add(JournalFolder adopted) {
		this.lock.lock();
		try {
			if (this.closed) {
				adopted.close();
				return false;
			}
			return this.folders.add(adopted);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Not looked at again before something changes there. */
	private void noteUseless(Path folder, @Nullable IOException reason) {
		try {
			this.useless.put(folder, Files.getLastModifiedTime(folder));
			if (reason != null) {
				this.listener.failed("take over the journal of an ended process", folder, reason);
			}
		}
		catch (IOException ex) {
			this.listener.failed("take over the journal of an ended process", folder, ex);
		}
	}

	private void remove(FolderLock folderLock, Segment segment) {
		try {
			// Else it may be somebody else's.
			if (folderLock.isIntact()) {
				JournalFiles.delete(segment.path());
			}
		}
		catch (IOException ex) {
			this.listener.failed("remove a delivered segment", segment.path(), ex);
		}
	}

	private void release(JournalFolder folder) {
		this.folders.remove(folder);
		folder.close();
	}

	/** The streams that are not forgotten. Under the lock. */
	List<SegmentedStream> streams() {
		return this.folders.stream().flatMap((folder) -> folder.streams().stream()).toList();
	}

	/** Give the folders back. Under the lock. */
	void close() {
		this.closed = true;
		this.folders.forEach(JournalFolder::close);
		this.folders.clear();
	}

}
