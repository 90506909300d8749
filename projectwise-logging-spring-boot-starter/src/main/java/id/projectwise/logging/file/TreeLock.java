package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The lock of a tree between processes, and the day its active files belong to, which is
 * kept in the locked file: {@code 1 <date> <month directory>}, padded with spaces. All
 * active files of a tree belong to one day, so this is all there is to record.
 */
final class TreeLock implements Closeable {

	static final String FILE_NAME = ".active-day";

	/** As long as a logging thread may wait. */
	static final long SHORT_WAIT_NANOS = 100_000_000;

	/** At start another process may have months of files to rotate. */
	static final long LONG_WAIT_NANOS = 10_000_000_000L;

	private static final String VERSION = "1";

	private static final int LENGTH = 256;

	private static final long RETRY_NANOS = 200_000;

	/**
	 * Followed by the path of a lock file that is open. Closing it frees all of this
	 * process's locks on it, so it is opened once, whatever class loaders there are.
	 */
	private static final String PROPERTY = "id.projectwise.logging.file.locked:";

	private static final Map<Path, ReentrantLock> WITHIN_CLASS_LOADER = new ConcurrentHashMap<>();

	private final ReentrantLock withinClassLoader;

	private final Path path;

	/** Made beforehand, for there may be no memory left when it is removed. */
	private final String property;

	private final RandomAccessFile file;

	private @Nullable LocalDate day;

	private String directory = "";

	private TreeLock(ReentrantLock withinClassLoader, Path path, String property, RandomAccessFile file) {
		this.withinClassLoader = withinClassLoader;
		this.path = path;
		this.property = property;
		this.file = file;
	}

	/**
	 * Take the lock and read what is recorded.
	 * @throws TreeLockException if another process or class loader holds the lock for too
	 * long, or a newer release wrote it
	 */
	static TreeLock acquire(Path root, long maxWaitNanos) throws IOException {
		Directories.create(root);
		Path path = root.toRealPath().resolve(FILE_NAME);
		ReentrantLock withinClassLoader = WITHIN_CLASS_LOADER.computeIfAbsent(path, (key) -> new ReentrantLock());
		withinClassLoader.lock();
		boolean acquired = false;
		try {
			String property = PROPERTY + path;
			claim(path, property, maxWaitNanos);
			TreeLock lock = open(withinClassLoader, path, property, maxWaitNanos);
			acquired = true;
			return lock;
		}
		finally {
			// Not only after exceptions: a thread may run out of stack anywhere.
			if (!acquired) {
				withinClassLoader.unlock();
			}
		}
	}

	private static void claim(Path path, String property, long maxWaitNanos) throws IOException {
		long start = System.nanoTime();
		while (System.getProperties().putIfAbsent(property, "") != null) {
			park(path, start, maxWaitNanos);
		}
	}

	private static void park(Path path, long start, long maxWaitNanos) throws IOException {
		if (System.nanoTime() - start > maxWaitNanos) {
			throw new TreeLockException("Lock file " + path + " is held by another process or application (waited "
					+ maxWaitNanos / 1_000_000 + " ms)");
		}
		LockSupport.parkNanos(RETRY_NANOS);
	}

	private static TreeLock open(ReentrantLock withinClassLoader, Path path, String property, long maxWaitNanos)
			throws IOException {
		RandomAccessFile file = null;
		boolean acquired = false;
		try {
			file = new RandomAccessFile(path.toFile(), "rw");
			TreeLock lock = new TreeLock(withinClassLoader, path, property, file);
			lock.waitForOtherProcesses(maxWaitNanos);
			lock.read();
			acquired = true;
			return lock;
		}
		finally {
			if (!acquired) {
				release(property, file);
			}
		}
	}

	private static void release(String property, @Nullable RandomAccessFile file) throws IOException {
		try {
			if (file != null) {
				file.close();
			}
		}
		finally {
			System.clearProperty(property);
		}
	}

	private void waitForOtherProcesses(long maxWaitNanos) throws IOException {
		long start = System.nanoTime();
		while (!FileLocks.tryLock(this.file.getChannel(), false)) {
			park(this.path, start, maxWaitNanos);
		}
	}

	private void read() throws IOException {
		byte[] bytes = new byte[(int) Math.min(this.file.length(), LENGTH)];
		this.file.readFully(bytes);
		String[] parts = new String(bytes, StandardCharsets.UTF_8).strip().split(" ", 3);
		if (parts.length < 2 || !isNumber(parts[0])) {
			// New or damaged: not recorded, the files' own times decide.
			return;
		}
		if (!VERSION.equals(parts[0])) {
			throw new TreeLockException("File " + this.path + " has version " + parts[0] + " (known: " + VERSION
					+ "); a newer release wrote it: use that release, or another directory");
		}
		if (parts.length == 3 && isDirectoryName(parts[2])) {
			this.day = parseDay(parts[1]);
			this.directory = parts[2];
		}
	}

	private static boolean isNumber(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return !text.isEmpty();
	}

	private static boolean isDirectoryName(String text) {
		return !text.isEmpty() && !text.equals(".") && !text.equals("..") && text.indexOf('/') < 0
				&& text.indexOf('\\') < 0 && text.indexOf('\0') < 0;
	}

	private static @Nullable LocalDate parseDay(String text) {
		String[] numbers = text.split("-", 3);
		try {
			// LocalDate.parse takes 2 ms when it is first called, while an application
			// starts.
			return (numbers.length < 3) ? null : LocalDate.of(Integer.parseInt(numbers[0]),
					Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
		}
		catch (DateTimeException | NumberFormatException ex) {
			// Damaged, too.
			return null;
		}
	}

	/**
	 * Return the recorded day.
	 * @return the day all active files belong to, or {@code null} if none is recorded
	 */
	@Nullable LocalDate day() {
		return this.day;
	}

	String directory() {
		return this.directory;
	}

	void record(LocalDate newDay, String newDirectory) throws IOException {
		byte[] bytes = new byte[LENGTH];
		Arrays.fill(bytes, (byte) ' ');
		byte[] text = (VERSION + " " + newDay + " " + newDirectory).getBytes(StandardCharsets.UTF_8);
		System.arraycopy(text, 0, bytes, 0, Math.min(text.length, LENGTH));
		bytes[LENGTH - 1] = '\n';
		this.file.seek(0);
		this.file.write(bytes);
		this.day = newDay;
		this.directory = newDirectory;
	}

	/**
	 * Put what is recorded on the disk.
	 */
	void force() throws IOException {
		// Not by the channel, which an interrupt would close.
		this.file.getFD().sync();
	}

	@Override
	public void close() throws IOException {
		try {
			release(this.property, this.file);
		}
		finally {
			this.withinClassLoader.unlock();
		}
	}

}
