package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The files a tree holds open, of which the least recently used gives way when there are
 * too many. Guarded by the lock of the tree.
 */
final class OpenFiles {

	private static final int MAX_SIBLINGS = 1000;

	private final TreeSettings settings;

	private final TreeListener listener;

	private final Map<Path, OpenFile> files = new HashMap<>();

	private final Map<OpenFile, ModuleFile> owners = new HashMap<>();

	private volatile int tick;

	OpenFiles(TreeSettings settings, TreeListener listener) {
		this.settings = settings;
		this.listener = listener;
	}

	/**
	 * Return the logical time of uses: how many files were opened and how many rounds of
	 * maintenance made so far.
	 */
	int tick() {
		return this.tick;
	}

	void nextTick() {
		this.tick++;
	}

	int size() {
		return this.files.size();
	}

	OpenFile openActive(ModuleFile module, DaySpan span) throws IOException {
		Path path = this.settings.monthDirectory(span.day()).resolve(DatedName.active(module.module()));
		OpenFile file = open(path, span);
		this.owners.put(file, module);
		module.setActive(file);
		return file;
	}

	OpenFile openDated(String module, DaySpan span) throws IOException {
		Path directory = this.settings.monthDirectory(span.day());
		for (int number = 0; number < MAX_SIBLINGS; number++) {
			Path path = directory.resolve(new DatedName(module, span.day(), number, false).fileName());
			OpenFile file = this.files.get(path);
			if (file == null) {
				file = openLocked(path, span);
			}
			if (file != null) {
				return file;
			}
			// It is being compressed, so the next one.
		}
		throw new IOException("No file for late lines can be locked in " + directory);
	}

	private @Nullable OpenFile openLocked(Path path, DaySpan span) throws IOException {
		if (!FileLocks.claim(path)) {
			return null;
		}
		boolean locked = false;
		try {
			OpenFile file = open(path, span);
			locked = file.tryLock();
			return locked ? file : null;
		}
		finally {
			if (!locked) {
				abandon(path);
			}
		}
	}

	private void abandon(Path path) {
		OpenFile file = this.files.get(path);
		if (file != null) {
			release(file);
		}
		else {
			FileLocks.unclaim(path);
		}
	}

	private OpenFile open(Path path, DaySpan span) throws IOException {
		while (!this.files.isEmpty() && this.files.size() >= this.settings.maxOpenFiles()) {
			release(leastRecentlyUsed());
		}
		OpenFile file = OpenFile.open(path, span);
		this.files.put(path, file);
		nextTick();
		return file;
	}

	private OpenFile leastRecentlyUsed() {
		int now = this.tick;
		return this.files.values().stream().max(Comparator.comparingInt((file) -> now - file.lastUsed())).orElseThrow();
	}

	void release(OpenFile file) {
		ModuleFile owner = this.owners.remove(file);
		if (owner != null) {
			owner.setActive(null);
		}
		this.files.remove(file.path(), file);
		try {
			file.release();
		}
		catch (IOException ex) {
			this.listener.failed("Closing", file.path(), ex);
		}
		FileLocks.unclaim(file.path());
	}

	void releaseAll() {
		new ArrayList<>(this.files.values()).forEach(this::release);
	}

	/** Let go of files that were moved, removed or replaced. */
	void releaseMisplaced() {
		new ArrayList<>(this.files.values()).stream().filter((file) -> !file.isInPlace()).forEach(this::release);
	}

}
