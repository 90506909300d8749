package id.projectwise.listener.route;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A mapped file of the store's state: 8 bytes that say what it is, 4 bytes of version,
 * and after {@value #HEADER_LENGTH} bytes what its user puts there, zero at first. Its
 * blocks are written before they are mapped, so that a full disk is an exception and not
 * the death of a thread. Big endian.
 */
final class StateFile implements Closeable {

	static final int HEADER_LENGTH = 64;

	private static final int VERSION_OFFSET = 8;

	private static final int VERSION = 1;

	private final Path path;

	private final RandomAccessFile file;

	private MappedByteBuffer buffer;

	private StateFile(Path path, RandomAccessFile file) throws IOException {
		this.path = path;
		this.file = file;
		this.buffer = map();
	}

	/**
	 * Open a file, creating it if it is missing.
	 * @param path where it is
	 * @param magic what it is
	 * @param length how long it is at least
	 */
	static StateFile open(Path path, long magic, int length) throws IOException {
		if (!Files.exists(path)) {
			create(path, magic, length);
		}
		RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
		StateFile state = null;
		try {
			check(path, file, magic);
			state = new StateFile(path, file);
			state.extend(length);
			return state;
		}
		finally {
			if (state == null) {
				file.close();
			}
		}
	}

	/** Under its name it is complete, whenever the process is killed. */
	private static void create(Path path, long magic, int length) throws IOException {
		Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
		ByteBuffer content = ByteBuffer.allocate(length).putLong(0, magic).putInt(VERSION_OFFSET, VERSION);
		try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
			while (content.hasRemaining()) {
				channel.write(content);
			}
			channel.force(true);
		}
		Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
	}

	private static void check(Path path, RandomAccessFile file, long magic) throws IOException {
		if (!isLocked(file)) {
			throw new StoreException(
					"File " + path + " is in use by another listener; stop that one, or use another state directory");
		}
		ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH);
		file.getChannel().read(header, 0);
		if (header.hasRemaining() || header.getLong(0) != magic) {
			throw new StoreException("File " + path + " is damaged: it begins with "
					+ Long.toHexString(header.getLong(0)) + " (expected: " + Long.toHexString(magic) + ", and "
					+ HEADER_LENGTH + " bytes at least). Restore it or, if nobody can, move it away:"
					+ " then records that are in flight now may be in the files twice, and lines there will say so");
		}
		if (header.getInt(VERSION_OFFSET) != VERSION) {
			throw new StoreException("File " + path + " has version " + header.getInt(VERSION_OFFSET) + " (known: "
					+ VERSION + "); another release wrote it: use that release, or another state directory");
		}
	}

	/** For as long as the file is open. */
	private static boolean isLocked(RandomAccessFile file) throws IOException {
		try {
			return file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false) != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	/**
	 * Make the file longer; buffers obtained before stay what they are.
	 * @param length how long it has to be at least
	 */
	void extend(int length) throws IOException {
		long missing = length - this.file.length();
		if (missing > 0) {
			this.file.seek(this.file.length());
			this.file.write(new byte[(int) missing]);
			this.buffer = map();
		}
	}

	private MappedByteBuffer map() throws IOException {
		return this.file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, this.file.length());
	}

	MappedByteBuffer buffer() {
		return this.buffer;
	}

	Path path() {
		return this.path;
	}

	/** Put all of it on the disk. */
	void force() throws IOException {
		try {
			this.buffer.force();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
