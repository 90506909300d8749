package id.projectwise.logging.file;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import org.jspecify.annotations.Nullable;

/**
 * A file opened for appending: the active file of a module and day, or a dated one for
 * late records. Streams are used and not channels, for an interrupt of the logging thread
 * would close a channel.
 */
final class OpenFile implements Output {

	private final DaySpan span;

	private final Path path;

	private final @Nullable Object fileKey;

	private final FileOutputStream stream;

	private final CombinedWriter writer = new CombinedWriter(this);

	/** Where the file ends if nobody else writes to it. */
	private long end;

	private @Nullable FileLock lock;

	/** The tree's tick of the last use; races only make it a little older. */
	private int lastUsed;

	private OpenFile(Path path, DaySpan span, FileOutputStream stream) throws IOException {
		this.span = span;
		this.path = path;
		this.stream = stream;
		this.fileKey = fileKeyOf(path);
		this.end = stream.getChannel().size();
	}

	/**
	 * Open a file, creating it and its directory where they are missing. If the last
	 * writer left half a line behind, the next line starts on a new one.
	 */
	static OpenFile open(Path path, DaySpan span) throws IOException {
		File file = path.toFile();
		Files.createDirectories(path.getParent());
		FileOutputStream stream = new FileOutputStream(file, true);
		try {
			OpenFile opened = new OpenFile(path, span, stream);
			if (opened.end > 0 && lastByte(file, opened.end) != '\n') {
				opened.write(new byte[] { '\n' }, 0, 1);
			}
			return opened;
		}
		catch (IOException ex) {
			stream.close();
			throw ex;
		}
	}

	private static int lastByte(File file, long end) throws IOException {
		try (RandomAccessFile reader = new RandomAccessFile(file, "r")) {
			reader.seek(end - 1);
			return reader.read();
		}
	}

	@Nullable IOException append(byte[] line, int offset, int length, int tick) {
		this.lastUsed = tick;
		return this.writer.write(line, offset, length);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			this.stream.write(bytes, offset, length);
			this.end += length;
		}
		catch (IOException ex) {
			long written = this.stream.getChannel().size() - this.end;
			throw (written > 0 && written < length) ? new ShortWriteException((int) written, ex) : ex;
		}
	}

	/**
	 * Try to keep other processes from compressing this file while it is open.
	 * @return whether the lock was got and the file is still at its path
	 */
	boolean tryLock() throws IOException {
		this.lock = FileLocks.tryLock(this.stream.getChannel());
		return this.lock != null && isInPlace();
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

	/** Wait for the write that is under way and close; later lines are refused. */
	void release() throws IOException {
		this.writer.close();
	}

	boolean covers(long epochMillis) {
		return epochMillis >= this.span.startMillis() && epochMillis < this.span.endMillis();
	}

	boolean isInPlace() {
		try {
			return this.fileKey == null || this.fileKey.equals(fileKeyOf(this.path));
		}
		catch (IOException ex) {
			return false;
		}
	}

	long size() throws IOException {
		return this.stream.getChannel().size();
	}

	DaySpan span() {
		return this.span;
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
