package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * That somebody has a tree open: any number of processes that share it, or one that owns
 * it. Held as long as the tree is open, unlike the {@linkplain TreeLock lock} that is
 * held for the time of a rotation.
 */
final class TreeUse implements Closeable {

	static final String FILE_NAME = ".in-use";

	/** An owner that is about to end may still be there. */
	private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long RETRY_NANOS = 10_000_000;

	/** Behind the owner's name, which has to be readable where locks forbid reading. */
	private static final long LOCKED_BYTE = 1L << 20;

	/**
	 * Closing a lock file frees all of this process's locks on it, so it is opened once.
	 */
	private static final Map<Path, TreeUse> WITHIN_PROCESS = new HashMap<>();

	private final Path path;

	private final RandomAccessFile file;

	/** {@code null} if the tree is shared. */
	private final @Nullable String owner;

	/** Guarded by the map of all. */
	private int users;

	private TreeUse(Path path, RandomAccessFile file, @Nullable String owner) {
		this.path = path;
		this.file = file;
		this.owner = owner;
	}

	/**
	 * Use a tree beside others.
	 * @throws TreeInUseException if somebody owns it
	 */
	static TreeUse share(Path root) throws IOException {
		return take(root, null);
	}

	/**
	 * Use a tree alone.
	 * @param owner who does, for those who are refused
	 * @throws TreeInUseException if somebody else uses it
	 */
	static TreeUse own(Path root, String owner) throws IOException {
		return take(root, owner);
	}

	private static TreeUse take(Path root, @Nullable String owner) throws IOException {
		Directories.create(root);
		Path path = root.toRealPath().resolve(FILE_NAME);
		long start = System.nanoTime();
		while (true) {
			TreeUse use = tryTake(path, owner);
			if (use != null) {
				return use;
			}
			if (System.nanoTime() - start > WAIT_NANOS) {
				throw new TreeInUseException(root, ownerOf(path));
			}
			LockSupport.parkNanos(RETRY_NANOS);
		}
	}

	private static @Nullable TreeUse tryTake(Path path, @Nullable String owner) throws IOException {
		synchronized (WITHIN_PROCESS) {
			TreeUse use = WITHIN_PROCESS.get(path);
			if (use == null) {
				use = lock(path, owner);
			}
			else if (use.owner != null || owner != null) {
				return null;
			}
			if (use != null) {
				use.users++;
				WITHIN_PROCESS.put(path, use);
			}
			return use;
		}
	}

	private static @Nullable TreeUse lock(Path path, @Nullable String owner) throws IOException {
		boolean locked = false;
		RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
		try {
			locked = file.getChannel().tryLock(LOCKED_BYTE, 1, owner == null) != null;
			if (locked) {
				// What an owner wrote that was killed is no longer true.
				file.setLength(0);
				file.write(((owner != null) ? owner : "").getBytes(StandardCharsets.UTF_8));
			}
			return locked ? new TreeUse(path, file, owner) : null;
		}
		finally {
			if (!locked) {
				file.close();
			}
		}
	}

	private static String ownerOf(Path path) throws IOException {
		synchronized (WITHIN_PROCESS) {
			TreeUse use = WITHIN_PROCESS.get(path);
			if (use == null) {
				return Files.readString(path);
			}
			return (use.owner != null) ? use.owner : "";
		}
	}

	@Override
	public void close() throws IOException {
		synchronized (WITHIN_PROCESS) {
			if (--this.users == 0) {
				WITHIN_PROCESS.remove(this.path);
				this.file.close();
			}
		}
	}

}
