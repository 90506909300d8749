package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A tree of log files, {@code <root>/<month>/<module>.log}, written by any number of
 * threads and, on a local file system, by several processes.
 * <p>
 * A record goes to the file of its own day. The active files of all modules belong to one
 * day, which is recorded in the tree; at midnight of the local clock they get that day's
 * name, by whichever thread or process comes first. A record of an earlier day is added
 * to that day's file; one that is ahead of the clock stays in the active file.
 */
public final class LogTree implements Closeable {

	/** The module of all that came after the last one with a file of its own. */
	static final String OVERFLOW = "overflow";

	private static final int STACK_PROBE = 500;

	private static final long PAUSE_NANOS = 1_000_000_000;

	private final TreeSettings settings;

	private final TreeListener listener;

	private final Rotation rotation;

	private final Map<String, ModuleFile> modules = new ConcurrentHashMap<>();

	private final ModuleFile overflow = new ModuleFile(this, OVERFLOW);

	/** Guards the fields below; held for the time of an opening or a rotation. */
	private final ReentrantLock lock = new ReentrantLock();

	private final OpenFiles open;

	private final TreeUse use;

	private DaySpan span;

	/** When the tree's lock or a rotation failed. */
	private long failedAtNanos = System.nanoTime() - PAUSE_NANOS;

	private boolean closed;

	/**
	 * Open a tree: create its directory if it is missing, and rotate what an earlier run
	 * left behind.
	 * @param settings how the tree is laid out
	 * @param listener told what happens to it
	 * @throws TreeInUseException if an {@linkplain OwnedTree owner} has the tree for
	 * itself
	 * @throws IOException if the tree cannot be written at all
	 */
	public LogTree(TreeSettings settings, TreeListener listener) throws IOException {
		this.settings = settings;
		this.listener = listener;
		this.rotation = new Rotation(settings, listener, false);
		this.open = new OpenFiles(settings, listener);
		this.modules.put(OVERFLOW, this.overflow);
		this.use = TreeUse.share(settings.root());
		boolean opened = false;
		try {
			this.span = spanOf(this.rotation.start());
			opened = true;
		}
		finally {
			if (!opened) {
				this.use.close();
			}
		}
	}

	/**
	 * Return the file of a module. Beyond the permitted number of modules this is the
	 * overflow file.
	 * @param module the name of the module, as {@link ModuleNaming} makes it
	 * @return the module's file
	 */
	public ModuleFile module(String module) {
		ModuleFile file = this.modules.get(module);
		if (file != null) {
			return file;
		}
		if (this.modules.size() > this.settings.maxModules()) {
			return this.overflow;
		}
		return this.modules.computeIfAbsent(module, (name) -> new ModuleFile(this, name));
	}

	/**
	 * Return how many files are held open.
	 * @return the number
	 */
	public int openFiles() {
		this.lock.lock();
		try {
			return this.open.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return how the tree is laid out and kept.
	 * @return the settings it was opened with
	 */
	public TreeSettings settings() {
		return this.settings;
	}

	/**
	 * Do what is due without any record coming in: rotate at midnight, let go of files
	 * that somebody moved or removed, and say in each file that works again what it lost.
	 * Called every second or so by {@link Maintenance}.
	 * @throws IOException if the rotation fails; it is due again at the next call
	 */
	void maintain() throws IOException {
		try {
			lookAfterFiles();
		}
		finally {
			this.modules.values().forEach(ModuleFile::recover);
		}
	}

	private void lookAfterFiles() throws IOException {
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			this.open.nextTick();
			this.open.releaseMisplaced();
			if (isRollDue()) {
				roll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Close all files. Lines that come later are lost.
	 */
	@Override
	public void close() {
		this.modules.values().forEach(ModuleFile::recoverNow);
		this.lock.lock();
		try {
			if (!this.closed) {
				this.closed = true;
				this.open.releaseAll();
				this.use.close();
			}
		}
		catch (IOException ex) {
			this.listener.failed("Closing", this.settings.root(), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Write a line for which the module's file has to be found or opened first. Nobody
	 * can close the file in between.
	 */
	@Nullable IOException append(ModuleFile module, long epochMillis, byte[] line, int offset, int length) {
		probeStack(STACK_PROBE);
		this.lock.lock();
		try {
			OpenFile file = fileFor(module, epochMillis);
			IOException failure = file.append(line, offset, length, this.open.tick());
			if (failure != null) {
				this.open.release(file);
			}
			return failure;
		}
		catch (IOException ex) {
			return ex;
		}
		catch (RuntimeException ex) {
			return new IOException(ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A thread that is about to run out of stack does so here, and not where it would
	 * leave a lock locked.
	 */
	private static int probeStack(int frames) {
		return (frames > 0) ? probeStack(frames - 1) + 1 : 0;
	}

	private OpenFile fileFor(ModuleFile module, long epochMillis) throws IOException {
		if (this.closed) {
			throw CombinedWriter.CLOSED;
		}
		boolean isRollDue = isRollDue();
		OpenFile active = module.active();
		if (!isRollDue && active != null && epochMillis >= this.span.startMillis()) {
			return active;
		}
		if (!isPaused() && (isRollDue || epochMillis >= this.span.startMillis())) {
			active = openActive(module, epochMillis);
			if (active != null) {
				return active;
			}
		}
		return dated(module, epochMillis);
	}

	private @Nullable OpenFile openActive(ModuleFile module, long epochMillis) throws IOException {
		try (TreeLock treeLock = acquire()) {
			rollIfDue(treeLock);
			if (!isRollDue() && epochMillis >= this.span.startMillis()) {
				return this.open.openActive(module, this.span);
			}
		}
		catch (TreeLockException ex) {
			// The record need not wait for the tree: its day has a file, too.
			this.listener.failed("Opening the active file", this.settings.root(), ex);
		}
		return null;
	}

	private OpenFile dated(ModuleFile module, long epochMillis) throws IOException {
		LocalDate day = DaySpan.dayOf(epochMillis, this.settings.clock().getZone());
		return this.open.openDated(module.module(), spanOf(day));
	}

	private boolean isRollDue() {
		return this.span.isOver(this.settings.clock().millis());
	}

	private boolean isPaused() {
		return System.nanoTime() - this.failedAtNanos < PAUSE_NANOS;
	}

	private void pause() {
		this.failedAtNanos = System.nanoTime();
	}

	private TreeLock acquire() throws IOException {
		try {
			return TreeLock.acquire(this.settings.root(), TreeLock.SHORT_WAIT_NANOS);
		}
		catch (TreeLockException ex) {
			pause();
			throw ex;
		}
	}

	private void roll() throws IOException {
		try (TreeLock treeLock = acquire()) {
			rollIfDue(treeLock);
		}
	}

	private void rollIfDue(TreeLock treeLock) throws IOException {
		if (isRollDue()) {
			// Before the renaming: not every system renames open files.
			this.open.releaseAll();
		}
		LocalDate day = this.rotation.rollIfDue(treeLock);
		if (!day.equals(this.span.day())) {
			this.open.releaseAll();
			this.span = spanOf(day);
		}
		// If a file could not be renamed: until it can be, lines go to dated files.
		this.failedAtNanos = System.nanoTime() - (isRollDue() ? 0 : PAUSE_NANOS);
	}

	/**
	 * Set the active file aside if it has grown to the limit.
	 */
	void split(ModuleFile module, OpenFile file) {
		this.lock.lock();
		try {
			if (file == module.active() && !isRollDue() && !isPaused()) {
				splitLocked(module, file);
			}
		}
		catch (IOException | RuntimeException ex) {
			// The file grows a little more.
			pause();
			this.listener.failed("Splitting", file.path(), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void splitLocked(ModuleFile module, OpenFile file) throws IOException {
		try (TreeLock treeLock = acquire()) {
			rollIfDue(treeLock);
			if (file == module.active()) {
				boolean inPlace = file.isInPlace();
				this.open.release(file);
				if (inPlace && !this.rotation.split(file.path(), module.module(), this.span.day())) {
					pause();
				}
			}
		}
	}

	boolean isLarge(OpenFile file) {
		long limit = this.settings.maxFileSize();
		return limit > 0 && file.size() >= limit;
	}

	private DaySpan spanOf(LocalDate day) {
		return DaySpan.of(day, this.settings.clock().getZone());
	}

	TreeListener listener() {
		return this.listener;
	}

	long millis() {
		return this.settings.clock().millis();
	}

	int tick() {
		return this.open.tick();
	}

}
