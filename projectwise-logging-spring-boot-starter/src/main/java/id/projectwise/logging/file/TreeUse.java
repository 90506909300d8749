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
 * <p>
 * Closing any descriptor of a file frees all locks of the process on it, so a locked file
 * is never opened again. Which files are locked in this process is noted in its system
 * properties, which even copies of this class in other class loaders see. Copies that
 * share a tree, such as those of two applications in one server, lock a file each: so it
 * does not matter which of them ends first.
 */
final class TreeUse implements Closeable {

	/** The file that an owner locks, and the first to share the tree in each process. */
	static final String FILE_NAME = ".in-use";

	/**
	 * Followed by the path of a locked file; the value is the owner, and empty if the
	 * tree is shared. As any constant string it is one object for all class loaders, and
	 * so their monitor.
	 */
	private static final String PROPERTY = "id.projectwise.logging.file.in-use:";

	/** An owner that is about to end may still be there. */
	private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long RETRY_NANOS = 10_000_000;

	/** Behind the owner's name, which has to be readable where locks forbid reading. */
	private static final long LOCKED_BYTE = 1L << 20;

	/** What is used through this copy of the class, by the first file of the tree. */
	private static final Map<Path, TreeUse> USED = new HashMap<>();

	private final Path first;

	/** The locked file. */
	private final Path path;

	private final RandomAccessFile file;

	/** Empty if the tree is shared. */
	private final String owner;

	/** Guarded by the monitor. */
	private int users;

	private TreeUse(Path first, Path path, RandomAccessFile file, String owner) {
		this.first = first;
		this.path = path;
		this.file = file;
		this.owner = owner;
	}

	/**
	 * Use a tree beside others.
	 * @throws TreeInUseException if somebody owns it
	 */
	static TreeUse share(Path root) throws IOException {
		return take(root, "");
	}

	/**
	 * Use a tree alone.
	 * @param owner who does, for those who are refused
	 * @throws TreeInUseException if somebody else uses it
	 */
	static TreeUse own(Path root, String owner) throws IOException {
		return take(root, owner);
	}

	private static TreeUse take(Path root, String owner) throws IOException {
		Directories.create(root);
		Path first = root.toRealPath().resolve(FILE_NAME);
		long start = System.nanoTime();
		while (true) {
			TreeUse use = tryTake(first, owner);
			if (use != null) {
				return use;
			}
			if (System.nanoTime() - start > WAIT_NANOS) {
				throw new TreeInUseException(root, ownerOf(first));
			}
			LockSupport.parkNanos(RETRY_NANOS);
		}
	}

	private static @Nullable TreeUse tryTake(Path first, String owner) throws IOException {
		synchronized (PROPERTY) {
			TreeUse use = USED.get(first);
			if (!isFree(use != null ? use.owner : holder(first), owner)) {
				return null;
			}
			if (use == null) {
				use = lock(first, owner);
			}
			if (use != null) {
				use.users++;
				USED.put(first, use);
			}
			return use;
		}
	}

	private static boolean isFree(@Nullable String holder, String owner) {
		return holder == null || (holder.isEmpty() && owner.isEmpty());
	}

	/** Who locks a file in this process, whichever class loader it is in. */
	private static @Nullable String holder(Path path) {
		return System.getProperty(PROPERTY + path);
	}

	private static Path file(Path first, int number) {
		return (number == 1) ? first : first.resolveSibling(FILE_NAME + '-' + number);
	}

	private static @Nullable TreeUse lock(Path first, String owner) throws IOException {
		int number = 1;
		while (holder(file(first, number)) != null) {
			number++;
		}
		Path path = file(first, number);
		TreeUse use = null;
		RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
		try {
			if (tryLock(file, owner) && (owner.isEmpty() || !isShared(first))) {
				// What an owner wrote that was killed is no longer true.
				file.setLength(0);
				file.write(owner.getBytes(StandardCharsets.UTF_8));
				System.setProperty(PROPERTY + path, owner);
				use = new TreeUse(first, path, file, owner);
			}
			return use;
		}
		finally {
			if (use == null) {
				file.close();
			}
		}
	}

	private static boolean tryLock(RandomAccessFile file, String owner) throws IOException {
		return file.getChannel().tryLock(LOCKED_BYTE, 1, owner.isEmpty()) != null;
	}

	/** Whether some process still shares a tree whose first file it has let go of. */
	private static boolean isShared(Path first) throws IOException {
		for (int number = 2; Files.exists(file(first, number)); number++) {
			Path path = file(first, number);
			if (holder(path) != null) {
				return true;
			}
			try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
				if (file.getChannel().tryLock(LOCKED_BYTE, 1, false) == null) {
					return true;
				}
			}
		}
		return false;
	}

	private static String ownerOf(Path first) throws IOException {
		synchronized (PROPERTY) {
			String holder = holder(first);
			return (holder != null) ? holder : Files.readString(first);
		}
	}

	@Override
	public void close() throws IOException {
		synchronized (PROPERTY) {
			if (--this.users == 0) {
				USED.remove(this.first);
				try {
					this.file.close();
				}
				finally {
					System.clearProperty(PROPERTY + this.path);
				}
			}
		}
	}

}
