package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
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

	private final TreeSettings settings;

	private final TreeListener listener;

	private final Rotation rotation;

	private final Map<String, ModuleFile> modules = new ConcurrentHashMap<>();

	private final ModuleFile overflow = new ModuleFile(this, OVERFLOW);

	/** Guards the fields below; held for the time of an opening or a rotation. */
	private final ReentrantLock lock = new ReentrantLock();

	private final OpenFiles open;

	private DaySpan span;

	private boolean closed;

	/**
	 * Open a tree: create its directory if it is missing, and rotate what an earlier run
	 * left behind.
	 * @param settings how the tree is laid out
	 * @param listener told what happens to it
	 * @throws IOException if the tree cannot be written at all
	 */
	public LogTree(TreeSettings settings, TreeListener listener) throws IOException {
		this.settings = settings;
		this.listener = listener;
		this.rotation = new Rotation(settings, listener);
		this.open = new OpenFiles(settings, listener);
		Files.createDirectories(settings.root());
		try (TreeLock treeLock = TreeLock.acquire(settings.root())) {
			this.span = spanOf(this.rotation.rollIfDue(treeLock));
			this.rotation.rotateStrays(this.span.day());
			Files.createDirectories(settings.monthDirectory(this.span.day()));
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
		if (this.modules.size() >= this.settings.maxModules()) {
			return this.overflow;
		}
		return this.modules.computeIfAbsent(module, (name) -> new ModuleFile(this, name));
	}

	/**
	 * Do what is due without any record coming in: rotate at midnight, and let go of
	 * files that somebody moved or removed. Called every second or so by
	 * {@link Maintenance}.
	 * @throws IOException if the rotation fails; it is due again at the next call
	 */
	void maintain() throws IOException {
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			this.open.releaseMisplaced();
			if (isDayOver()) {
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
		this.lock.lock();
		try {
			this.closed = true;
			this.open.releaseAll();
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
		finally {
			this.lock.unlock();
		}
	}

	private OpenFile fileFor(ModuleFile module, long epochMillis) throws IOException {
		if (this.closed) {
			throw CombinedWriter.CLOSED;
		}
		if (isDayOver()) {
			return openActive(module, epochMillis);
		}
		if (epochMillis < this.span.startMillis()) {
			return dated(module, epochMillis);
		}
		OpenFile active = module.active();
		return (active != null) ? active : openActive(module, epochMillis);
	}

	private OpenFile openActive(ModuleFile module, long epochMillis) throws IOException {
		try (TreeLock treeLock = TreeLock.acquire(this.settings.root())) {
			rollIfDue(treeLock);
			if (epochMillis >= this.span.startMillis()) {
				return this.open.openActive(module, this.span);
			}
		}
		catch (TreeBusyException ex) {
			// The record need not wait for whoever holds the tree: its day has a file,
			// too.
			this.listener.failed("Opening the active file", this.settings.root(), ex);
		}
		return dated(module, epochMillis);
	}

	private OpenFile dated(ModuleFile module, long epochMillis) throws IOException {
		LocalDate day = DaySpan.dayOf(epochMillis, this.settings.clock().getZone());
		return this.open.openDated(module.module(), spanOf(day));
	}

	private boolean isDayOver() {
		return this.settings.clock().millis() >= this.span.endMillis();
	}

	private void roll() throws IOException {
		try (TreeLock treeLock = TreeLock.acquire(this.settings.root())) {
			rollIfDue(treeLock);
		}
	}

	private void rollIfDue(TreeLock treeLock) throws IOException {
		if (isDayOver()) {
			// Before the renaming: not every system renames open files.
			this.open.releaseAll();
		}
		LocalDate day = this.rotation.rollIfDue(treeLock);
		if (!day.equals(this.span.day())) {
			this.open.releaseAll();
			this.span = spanOf(day);
		}
	}

	/**
	 * Set the active file aside if it has grown to the limit.
	 */
	void splitIfLarge(ModuleFile module, OpenFile file) {
		this.lock.lock();
		try (TreeLock treeLock = TreeLock.acquire(this.settings.root())) {
			rollIfDue(treeLock);
			if (file == module.active() && file.size() >= this.settings.maxFileSize()) {
				boolean inPlace = file.isInPlace();
				this.open.release(file);
				if (inPlace) {
					this.rotation.split(file.path(), module.module(), this.span.day());
				}
			}
		}
		catch (IOException ex) {
			// The file grows a little more; the next line tries again.
			this.listener.failed("Splitting", file.path(), ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Return whether files are split within their day.
	 */
	boolean isSplitting() {
		return this.settings.maxFileSize() > 0;
	}

	private DaySpan spanOf(LocalDate day) {
		return DaySpan.of(day, this.settings.clock().getZone());
	}

	TreeListener listener() {
		return this.listener;
	}

	int tick() {
		return this.open.tick();
	}

}
