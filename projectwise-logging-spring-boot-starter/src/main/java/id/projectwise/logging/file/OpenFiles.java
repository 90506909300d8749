package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The files a tree holds open, of which the least recently used gives way when there are
 * too many. Guarded by the lock of the tree.
 */
final class OpenFiles {

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
	 * Return the logical time of uses: how many files were opened so far.
	 */
	int tick() {
		return this.tick;
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
		for (int number = 0;; number = nextNumber(directory, module, span.day())) {
			Path path = directory.resolve(new DatedName(module, span.day(), number, false).fileName());
			OpenFile file = this.files.get(path);
			if (file != null) {
				return file;
			}
			file = open(path, span);
			if (!Compression.isDue(span.day(), this.settings) || file.tryLock()) {
				return file;
			}
			// Another process is compressing it.
			release(file);
		}
	}

	private static int nextNumber(Path directory, String module, LocalDate day) throws IOException {
		return Rotation.highestNumbers(directory, day).getOrDefault(module, 0) + 1;
	}

	private OpenFile open(Path path, DaySpan span) throws IOException {
		while (this.files.size() >= this.settings.maxOpenFiles()) {
			release(leastRecentlyUsed());
		}
		OpenFile file = OpenFile.open(path, span);
		this.files.put(path, file);
		this.tick++;
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
	}

	void releaseAll() {
		new ArrayList<>(this.files.values()).forEach(this::release);
	}

	/** Let go of files that were moved, removed or replaced. */
	void releaseMisplaced() {
		new ArrayList<>(this.files.values()).stream().filter((file) -> !file.isInPlace()).forEach(this::release);
	}

	boolean isOpen(Path path) {
		return this.files.containsKey(path);
	}

}
