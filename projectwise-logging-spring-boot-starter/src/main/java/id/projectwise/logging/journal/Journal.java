package id.projectwise.logging.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Records on their way to a receiver, kept in memory-mapped files until it acknowledges
 * them. A record is safe from the end of the process as soon as {@link #append} has
 * returned {@code true}; from the end of the machine, when the operating system has
 * written it.
 * <p>
 * Each process has a folder of its own, and each opening begins a stream of its own. What
 * earlier openings left is read from {@link #recovered()}, what ended processes left in
 * the same directory from {@link #adopt()}. All streams are read by one thread.
 */
public final class Journal implements Closeable {

	/** The largest payload that any journal takes, in bytes. */
	public static final int MAX_RECORD_BYTES = JournalSettings.MAX_SEGMENT_SIZE - SegmentHeader.LENGTH
			- RecordLayout.HEADER_LENGTH;

	private final ReentrantLock lock = new ReentrantLock();

	private final int maxRecordBytes;

	private final SegmentPool pool;

	private final JournalFolder folder;

	private final SegmentedStream stream;

	private final LiveSegments live;

	private final Appender appender;

	private final Adoption adoption;

	private final FolderRepair repair;

	private boolean closed;

	private Journal(JournalSettings settings, JournalListener listener, FolderLock folderLock) throws IOException {
		Path path = folderLock.folder();
		this.maxRecordBytes = settings.segmentSize() - SegmentHeader.LENGTH - RecordLayout.HEADER_LENGTH;
		this.pool = new SegmentPool(path, settings, this.lock, listener);
		this.folder = new JournalFolder(folderLock, this.lock, listener, this.pool::free, (drained) -> {
		});
		this.adoption = new Adoption(settings.directory(), this.folder::path, this.lock, listener);
		StreamRecovery recovery = this.folder.recover();
		this.pool.account(recovery.diskBytes(), recovery.lastNumber());
		BlankSegment first = this.pool.makeFirst();
		try {
			this.stream = this.folder.begin(settings.owner());
		}
		catch (IOException ex) {
			JournalFiles.delete(first.path());
			throw ex;
		}
		this.live = new LiveSegments(this.stream, recovery.lastOpening() + 1, this.pool, first, settings.clock(),
				this.folder::dropping);
		this.appender = new Appender(this.live, this.pool, this.folder.streams(), this.lock, settings,
				this.maxRecordBytes);
		this.repair = new FolderRepair(this.folder, this.live, this.pool, settings, listener);
		this.pool.start(this.repair::check);
	}

	/**
	 * Open a journal in a folder that no living process uses, and begin a new stream.
	 * @param settings where and how large
	 * @param listener told of troubles
	 * @return the journal
	 * @throws IOException if no folder can be used; names it and why
	 */
	public static Journal open(JournalSettings settings, JournalListener listener) throws IOException {
		FolderLock folderLock = lock(settings);
		boolean opened = false;
		try {
			NetworkFileSystems.check(folderLock.folder(), listener);
			Journal journal = new Journal(settings, listener, folderLock);
			opened = true;
			return journal;
		}
		catch (IOException | InternalError ex) {
			throw new IOException("Journal folder " + folderLock.folder() + " cannot be used: " + ex, ex);
		}
		finally {
			if (!opened) {
				folderLock.close();
			}
		}
	}

	private static FolderLock lock(JournalSettings settings) throws IOException {
		try {
			return FolderLock.first(settings.directory(), settings.safeName());
		}
		catch (IOException ex) {
			throw new IOException("Journal folder " + settings.directory().resolve(settings.safeName() + "-1")
					+ " cannot be used: " + ex, ex);
		}
	}

	/**
	 * Append a record. When this returns {@code true}, the record survives the end of the
	 * process. For any thread; never throws. Does not wait, except for a page of a file,
	 * for a new segment if none is ready, and for a bounded time with
	 * {@link OverflowPolicy#BLOCK}.
	 * @param payload holds the bytes of the record
	 * @param offset where they begin
	 * @param length how many there are, from 1 to {@link #maxRecordBytes()}
	 * @param epochMillis the time of the record
	 * @return {@code false} if it was not kept, which is counted and becomes part of a
	 * gap
	 */
	public boolean append(byte[] payload, int offset, int length, long epochMillis) {
		return this.appender.append(payload, offset, length, epochMillis);
	}

	/**
	 * Return how large a record may be, which depends on the size limit.
	 * @return the length of the largest payload that is taken, in bytes
	 */
	public int maxRecordBytes() {
		return this.maxRecordBytes;
	}

	/**
	 * Return the stream that is appended to.
	 * @return the stream of this opening
	 */
	public JournalStream live() {
		return this.stream;
	}

	/**
	 * Return the streams of this folder's earlier openings.
	 * @return those that are not forgotten, oldest first
	 */
	public List<JournalStream> recovered() {
		this.lock.lock();
		try {
			return this.folder.streams()
				.stream()
				.<JournalStream>map((one) -> one)
				.filter((one) -> one != this.stream)
				.toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Take over the folders of ended processes that share the directory, if they hold
	 * streams. For the reading thread, now and then. A folder is given back when all its
	 * streams are forgotten.
	 * @return the streams that were taken over by this call
	 */
	public List<JournalStream> adopt() {
		return List.copyOf(this.adoption.adopt());
	}

	/**
	 * Return how the journal is doing. For any thread.
	 * @return figures of one moment
	 */
	public JournalState state() {
		List<SegmentedStream> streams;
		JournalState state;
		this.lock.lock();
		try {
			streams = new ArrayList<>(this.folder.streams());
			streams.addAll(this.adoption.streams());
			long offered = this.appender.offered();
			long kept = offered - this.live.refused() - this.stream.state().droppedRecords();
			state = new JournalState(this.folder.path(), streams.stream().mapToLong((one) -> one.state().bytes()).sum(),
					this.pool.diskBytes(), Math.max(0, kept - this.stream.state().acknowledgedRecords()), offered,
					this.live.refused() + this.folder.droppedRecords(), null);
		}
		finally {
			this.lock.unlock();
		}
		return state.withOldest(oldest(streams));
	}

	private @Nullable Instant oldest(List<SegmentedStream> streams) {
		Instant oldest = null;
		for (SegmentedStream one : streams) {
			Long epochMillis = one.oldest();
			if (epochMillis != null && (oldest == null || epochMillis < oldest.toEpochMilli())) {
				oldest = Instant.ofEpochMilli(epochMillis);
			}
		}
		return oldest;
	}

	/**
	 * Return where the journal is, which changes only if files are removed from outside.
	 * @return the folder of this process
	 */
	public Path folder() {
		return this.folder.path();
	}

	/**
	 * End appending and reading, and give the folder to whoever comes. What is not
	 * acknowledged stays for the next opening. Records appended from now on are refused.
	 */
	@Override
	public void close() {
		this.appender.close();
		this.lock.lock();
		try {
			if (!this.closed) {
				this.closed = true;
				this.repair.beforeClose();
				this.pool.close();
				this.adoption.close();
				this.folder.close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
