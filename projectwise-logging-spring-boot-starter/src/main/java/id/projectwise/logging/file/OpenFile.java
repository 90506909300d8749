package id.projectwise.logging.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * A file opened for appending: the active file of a module and day, or a dated one for
 * late records. Streams are used and not channels, for an interrupt of the logging thread
 * would close a channel.
 * <p>
 * A line never continues a fragment, which a full disk or a killed process left at the
 * end: the file's end is looked at when it is opened, after a failed write and once per
 * tick, and before each write from the moment somebody else was seen to write to it.
 */
final class OpenFile implements Output {

	private static final int LOOKS = 20;

	private static final long LOOK_NANOS = 100_000;

	private final long startMillis;

	private final long endMillis;

	private final Path path;

	private final @Nullable Object fileKey;

	private final FileOutputStream stream;

	/** The same file, to look at its end. */
	private final RandomAccessFile reader;

	private final CombinedWriter writer = new CombinedWriter(this);

	/** Where the file ends if nobody else writes to it. */
	private long end;

	/** Whether the file ends with a fragment. */
	private boolean torn;

	/** Whether somebody else writes to the file as well. */
	private boolean shared;

	private int lookedAt;

	/** The tree's tick of the last use; races only make it a little older. */
	private int lastUsed;

	private OpenFile(Path path, DaySpan span, FileOutputStream stream, RandomAccessFile reader) throws IOException {
		this.startMillis = span.startMillis();
		this.endMillis = span.endMillis();
		this.path = path;
		this.stream = stream;
		this.reader = reader;
		this.fileKey = fileKeyOf(path);
		lookAtEnd();
	}

	/**
	 * Open a file, creating it and its directory where they are missing.
	 */
	static OpenFile open(Path path, DaySpan span) throws IOException {
		Directories.create(Directories.of(path));
		FileOutputStream stream = new FileOutputStream(path.toFile(), true);
		RandomAccessFile reader = null;
		OpenFile file = null;
		try {
			reader = new RandomAccessFile(path.toFile(), "r");
			file = new OpenFile(path, span, stream, reader);
			return file;
		}
		finally {
			if (file == null) {
				stream.close();
				if (reader != null) {
					reader.close();
				}
			}
		}
	}

	@Nullable IOException append(byte[] line, int offset, int length, int tick) {
		this.lastUsed = tick;
		return this.writer.write(line, offset, length);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (this.shared || this.lookedAt != this.lastUsed) {
			lookForOthers();
		}
		if (this.torn) {
			writeOnNewLine(bytes, offset, length);
		}
		else {
			writeAtEnd(bytes, offset, length);
		}
	}

	private void writeOnNewLine(byte[] bytes, int offset, int length) throws IOException {
		byte[] lines = new byte[length + 1];
		lines[0] = '\n';
		System.arraycopy(bytes, offset, lines, 1, length);
		try {
			writeAtEnd(lines, 0, lines.length);
			this.torn = false;
		}
		catch (ShortWriteException ex) {
			throw new ShortWriteException(ex.written() - 1, ex);
		}
	}

	private void writeAtEnd(byte[] bytes, int offset, int length) throws IOException {
		long before = this.end;
		try {
			this.stream.write(bytes, offset, length);
			this.end = before + length;
		}
		catch (IOException ex) {
			lookAtEnd();
			long written = this.end - before;
			// Beside other processes the bytes may be theirs: rather a line twice than
			// lost.
			boolean mine = !this.shared && written > 0 && written < length;
			throw mine ? new ShortWriteException((int) written, ex) : ex;
		}
	}

	private void lookForOthers() throws IOException {
		this.lookedAt = this.lastUsed;
		if (this.reader.length() != this.end) {
			this.shared = true;
			lookAtEnd();
		}
		// Somebody may be in the middle of writing: then it is no fragment.
		for (int look = 0; this.torn && look < LOOKS; look++) {
			LockSupport.parkNanos(LOOK_NANOS);
			awaitOthers();
			lookAtEnd();
		}
	}

	/**
	 * Wait until a write of somebody else is over, however long it was interrupted.
	 * Systems give the times of a file only to one writer at a time, so they are set to
	 * what they are.
	 */
	private void awaitOthers() {
		try {
			Files.setLastModifiedTime(this.path, Files.getLastModifiedTime(this.path));
		}
		catch (IOException ex) {
			// Moved or somebody else's: then the pauses between the looks have to do.
			LockSupport.parkNanos(LOOK_NANOS);
		}
	}

	private void lookAtEnd() throws IOException {
		this.end = this.reader.length();
		this.torn = this.end > 0 && lastByte() != '\n';
	}

	private int lastByte() throws IOException {
		this.reader.seek(this.end - 1);
		return this.reader.read();
	}

	/**
	 * Try to keep everybody from compressing this file while it is open.
	 * @return whether that worked and the file is still at its path
	 */
	boolean tryLock() throws IOException {
		return FileLocks.tryLock(this.reader.getChannel(), true) && isInPlace();
	}

	@Override
	public void close() throws IOException {
		try (this.reader) {
			this.stream.close();
		}
	}

	/** Wait for the write that is under way and close; later lines are refused. */
	void release() throws IOException {
		this.writer.close();
	}

	boolean covers(long epochMillis) {
		return epochMillis >= this.startMillis && epochMillis < this.endMillis;
	}

	boolean isInPlace() {
		try {
			return this.fileKey == null || this.fileKey.equals(fileKeyOf(this.path));
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Return the size of the file, as far as this process knows without asking.
	 */
	long size() {
		return this.end;
	}

	Path path() {
		return this.path;
	}

	int lastUsed() {
		return this.lastUsed;
	}

	private static @Nullable Object fileKeyOf(Path path) throws IOException {
		return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
	}

}
