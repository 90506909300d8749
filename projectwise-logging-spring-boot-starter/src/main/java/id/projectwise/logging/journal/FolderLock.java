package id.projectwise.logging.journal;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The right to use a folder, as long as this process lives and has not closed it. The
 * file stays for ever: were it removed, two processes could each lock one of that name.
 * <p>
 * Closing any channel on a file frees all locks of the process on it. So which folders
 * are locked in this process is noted in its system properties, which even copies of this
 * class in other class loaders see, and the file of a locked folder is never opened.
 */
final class FolderLock implements Closeable {

	static final String FILE_NAME = "lock";

	private static final String PROPERTY = "id.projectwise.logging.journal.locked:";

	private final Path folder;

	private final String property;

	private final RandomAccessFile file;

	/** What tells the file from another one of its name, where there is such a thing. */
	private final @Nullable Object key;

	private boolean closed;

	private FolderLock(Path folder, String property, RandomAccessFile file, @Nullable Object key) {
		this.folder = folder;
		this.property = property;
		this.file = file;
		this.key = key;
	}

	private static @Nullable Object key(Path folder) throws IOException {
		return Files.readAttributes(folder.resolve(FILE_NAME), BasicFileAttributes.class).fileKey();
	}

	/**
	 * Lock a folder.
	 * @return the lock, or {@code null} if somebody else has it
	 * @throws IOException if the lock file cannot be used
	 */
	static @Nullable FolderLock tryLock(Path folder) throws IOException {
		String property = PROPERTY + folder.toRealPath();
		if (System.getProperties().putIfAbsent(property, "") != null) {
			return null;
		}
		FolderLock lock = null;
		try {
			lock = tryLock(folder, property);
			return lock;
		}
		finally {
			if (lock == null) {
				System.getProperties().remove(property);
			}
		}
	}

	private static @Nullable FolderLock tryLock(Path folder, String property) throws IOException {
		RandomAccessFile file = new RandomAccessFile(folder.resolve(FILE_NAME).toFile(), "rw");
		FileLock lock = null;
		boolean interrupted = Thread.interrupted();
		try {
			Object key = key(folder);
			lock = file.getChannel().tryLock();
			return (lock != null) ? new FolderLock(folder, property, file, key) : null;
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
		catch (ClosedByInterruptException ex) {
			interrupted = true;
			return tryLock(folder, property);
		}
		finally {
			if (lock == null) {
				file.close();
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/**
	 * Lock the first folder that nobody uses, and create it if need be.
	 * @param directory the directory of the folders
	 * @param name what their names begin with
	 * @throws IOException if there is none and none can be created
	 */
	static FolderLock first(Path directory, String name) throws IOException {
		for (int n = 1;; n++) {
			Path folder = directory.resolve(name + '-' + n);
			boolean existed = Files.isDirectory(folder);
			if (!existed) {
				Files.createDirectories(folder);
			}
			try {
				FolderLock lock = tryLock(folder);
				if (lock != null) {
					return lock;
				}
			}
			catch (FileNotFoundException ex) {
				// That is also how Java says that permission is denied: another user's.
				if (!existed) {
					throw ex;
				}
			}
		}
	}

	static boolean isLockable(Path folder) {
		return Files.isRegularFile(folder.resolve(FILE_NAME));
	}

	Path folder() {
		return this.folder;
	}

	/** Whether the lock file is still the one that was locked: nobody removed it. */
	boolean isIntact() {
		try {
			return !this.closed && Objects.equals(this.key, key(this.folder));
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		catch (IOException ex) {
			// Nobody can tell, so nothing is done about it.
			return !this.closed;
		}
	}

	@Override
	public void close() throws IOException {
		if (this.closed) {
			return;
		}
		this.closed = true;
		try {
			this.file.close();
		}
		finally {
			System.getProperties().remove(this.property);
		}
	}

}
