package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A locked folder with its streams.
 */
final class JournalFolder implements SegmentOwner {

	private volatile FolderLock folderLock;

	private final ReentrantLock lock;

	private final JournalListener listener;

	private final Consumer<Segment> free;

	private final Consumer<JournalFolder> drained;

	private final List<SegmentedStream> streams = new ArrayList<>();

	private long droppedOfForgotten;

	/**
	 * Create a folder.
	 * @param folderLock the right to use it
	 * @param lock the lock of the journal
	 * @param listener told of troubles
	 * @param free what to do with segments that are not needed any more
	 * @param drained what to do when the last stream is forgotten
	 */
	JournalFolder(FolderLock folderLock, ReentrantLock lock, JournalListener listener, Consumer<Segment> free,
			Consumer<JournalFolder> drained) {
		this.folderLock = folderLock;
		this.lock = lock;
		this.listener = listener;
		this.free = free;
		this.drained = drained;
	}

	Path path() {
		return this.folderLock.folder();
	}

	/** The streams, oldest first. Under the lock of the journal. */
	List<SegmentedStream> streams() {
		return this.streams;
	}

	/** How many records were dropped after they were kept. */
	long droppedRecords() {
		return this.droppedOfForgotten + this.streams.stream().mapToLong((one) -> one.state().droppedRecords()).sum();
	}

	/** Find the streams that were left here. */
	StreamRecovery recover() throws IOException {
		StreamRecovery recovery = new StreamRecovery(path(), this.lock, this.listener, this);
		this.streams.addAll(recovery.recover());
		return recovery;
	}

	/** Begin a new stream. */
	SegmentedStream begin(String owner) throws IOException {
		UUID id = UUID.randomUUID();
		StreamMeta meta = StreamMeta.create(metaPath(id), id, owner);
		SegmentedStream stream = new SegmentedStream(id, meta, this.lock, this.listener, this);
		this.streams.add(stream);
		return stream;
	}

	/** Whether the folder is still the one that was locked. From any thread. */
	boolean isIntact() {
		return this.folderLock.isIntact();
	}

	/**
	 * Go on although files were removed from outside: in a folder that nobody uses, if
	 * the lock file is among them.
	 * @param settings where that is
	 */
	void goOn(JournalSettings settings) throws IOException {
		boolean intact = isIntact();
		if (!intact) {
			this.folderLock.close();
			this.folderLock = FolderLock.first(settings.directory(), settings.safeName());
		}
		for (SegmentedStream stream : this.streams) {
			stream.state().detach(!intact, metaPath(stream.id()));
		}
	}

	private Path metaPath(UUID id) {
		return path().resolve(JournalFiles.metaName(id));
	}

	@Override
	public void dropping(DropReason reason) {
		this.listener.dropping(path(), reason.text());
	}

	@Override
	public void failed(String what, Throwable reason) {
		this.listener.failed(what, path(), reason);
	}

	@Override
	public void free(Segment segment) {
		if (!segment.isDetached()) {
			this.free.accept(segment);
		}
	}

	@Override
	public void detached(Segment segment) {
		if (!segment.isDetached()) {
			segment.detach();
			this.free.accept(segment);
		}
	}

	@Override
	public void forgotten(SegmentedStream stream) {
		this.streams.remove(stream);
		this.droppedOfForgotten += stream.state().droppedRecords();
		try {
			JournalFiles.delete(metaPath(stream.id()));
		}
		catch (IOException ex) {
			this.listener.failed("remove the file of a delivered stream", metaPath(stream.id()), ex);
		}
		if (this.streams.isEmpty()) {
			this.drained.accept(this);
		}
	}

	/** Stop reading, and let others use the folder. */
	void close() {
		this.streams.forEach(SegmentedStream::close);
		try {
			this.folderLock.close();
		}
		catch (IOException ex) {
			this.listener.failed("unlock a folder", path(), ex);
		}
	}

}
