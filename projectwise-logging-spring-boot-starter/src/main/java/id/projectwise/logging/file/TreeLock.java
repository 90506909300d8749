package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
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

	private static final String VERSION = "1";

	private static final int LENGTH = 256;

	private static final long MAX_WAIT_NANOS = 100_000_000;

	private static final long RETRY_NANOS = 200_000;

	/**
	 * Closing a lock file frees all of this process's locks on it, so it is opened once.
	 */
	private static final Map<Path, ReentrantLock> WITHIN_PROCESS = new ConcurrentHashMap<>();

	private final ReentrantLock withinProcess;

	private final Path path;

	private final RandomAccessFile file;

	private @Nullable LocalDate day;

	private String directory = "";

	private TreeLock(ReentrantLock withinProcess, Path path, RandomAccessFile file) {
		this.withinProcess = withinProcess;
		this.path = path;
		this.file = file;
	}

	/**
	 * Take the lock and read what is recorded.
	 * @throws TreeBusyException if another process holds the lock for too long
	 */
	static TreeLock acquire(Path root) throws IOException {
		Path path = root.toRealPath().resolve(FILE_NAME);
		ReentrantLock withinProcess = WITHIN_PROCESS.computeIfAbsent(path, (key) -> new ReentrantLock());
		withinProcess.lock();
		RandomAccessFile file = null;
		try {
			file = new RandomAccessFile(path.toFile(), "rw");
			TreeLock lock = new TreeLock(withinProcess, path, file);
			lock.waitForOtherProcesses();
			lock.read();
			return lock;
		}
		catch (IOException | RuntimeException ex) {
			try {
				if (file != null) {
					file.close();
				}
			}
			finally {
				withinProcess.unlock();
			}
			throw ex;
		}
	}

	private void waitForOtherProcesses() throws IOException {
		long start = System.nanoTime();
		while (FileLocks.tryLock(this.file.getChannel()) == null) {
			if (System.nanoTime() - start > MAX_WAIT_NANOS) {
				throw new TreeBusyException(this.path, MAX_WAIT_NANOS / 1_000_000);
			}
			LockSupport.parkNanos(RETRY_NANOS);
		}
	}

	private void read() throws IOException {
		byte[] bytes = new byte[(int) Math.min(this.file.length(), LENGTH)];
		this.file.readFully(bytes);
		String[] fields = new String(bytes, StandardCharsets.UTF_8).strip().split(" ", 3);
		if (fields.length < 3) {
			return;
		}
		if (!VERSION.equals(fields[0])) {
			throw new IOException("File " + this.path + " has version " + fields[0] + " (known: " + VERSION
					+ "); a newer release wrote it: use that release, or another directory");
		}
		try {
			this.day = LocalDate.parse(fields[1]);
			this.directory = fields[2];
		}
		catch (DateTimeException ex) {
			// Damaged: as good as not recorded, the files' own times decide.
			this.day = null;
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
		java.util.Arrays.fill(bytes, (byte) ' ');
		byte[] text = (VERSION + " " + newDay + " " + newDirectory).getBytes(StandardCharsets.UTF_8);
		System.arraycopy(text, 0, bytes, 0, Math.min(text.length, LENGTH));
		bytes[LENGTH - 1] = '\n';
		this.file.seek(0);
		this.file.write(bytes);
		this.day = newDay;
		this.directory = newDirectory;
	}

	@Override
	public void close() throws IOException {
		try {
			this.file.close();
		}
		finally {
			this.withinProcess.unlock();
		}
	}

}
