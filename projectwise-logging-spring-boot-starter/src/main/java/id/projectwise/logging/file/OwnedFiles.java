package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The files an {@link OwnedTree} works with, of which only so many are open: the least
 * recently used is closed, and opened again when it is needed after all.
 */
final class OwnedFiles {

	private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final TreeSettings settings;

	/** Whether files are forced to the disk before they are closed. */
	private final boolean forcing;

	private final Map<Path, OwnedFile> files = new HashMap<>();

	/** The least recently used first. */
	private final Set<OwnedFile> open = new LinkedHashSet<>();

	private final Set<Path> unforcedDirectories = new LinkedHashSet<>();

	private long checkedAtNanos = System.nanoTime();

	OwnedFiles(TreeSettings settings, boolean forcing) {
		this.settings = settings;
		this.forcing = forcing;
	}

	OwnedFile get(Path path) throws IOException {
		OwnedFile file = find(path);
		return (file != null) ? file : open(path, false);
	}

	/** Return a dated file, and keep it from being compressed until it is forgotten. */
	@Nullable OwnedFile getUnlessCompressing(Path path) throws IOException {
		OwnedFile file = find(path);
		if (file != null) {
			return file;
		}
		if (!FileLocks.claim(path)) {
			return null;
		}
		try {
			file = open(path, true);
			return file;
		}
		finally {
			if (file == null) {
				FileLocks.unclaim(path);
			}
		}
	}

	private @Nullable OwnedFile find(Path path) throws IOException {
		OwnedFile file = this.files.get(path);
		if (file != null && this.open.remove(file)) {
			// Now the most recently used.
			this.open.add(file);
		}
		else if (file != null && !file.isInPlace()) {
			forget(file);
			return null;
		}
		return file;
	}

	private OwnedFile open(Path path, boolean claimed) throws IOException {
		makeRoom();
		OwnedFile file = OwnedFile.open(this, path, claimed);
		this.files.put(path, file);
		this.open.add(file);
		if (file.wasCreated()) {
			forceLater(Directories.of(path));
		}
		return file;
	}

	/** Called by files that open again. */
	void opening(OwnedFile file) throws IOException {
		makeRoom();
		this.open.add(file);
	}

	/** Called by files that close. */
	void closing(OwnedFile file) {
		this.open.remove(file);
	}

	private void makeRoom() throws IOException {
		while (!this.open.isEmpty() && this.open.size() >= this.settings.maxOpenFiles()) {
			close(this.open.iterator().next());
		}
	}

	private void close(OwnedFile file) throws IOException {
		if (this.forcing && file.isOpen()) {
			file.force();
		}
		file.close();
	}

	String pathInTree(Path path) {
		return this.settings.root().relativize(path).toString();
	}

	int open() {
		return this.open.size();
	}

	void forget(OwnedFile file) throws IOException {
		close(file);
		this.files.remove(file.path());
		if (file.isClaimed()) {
			FileLocks.unclaim(file.path());
		}
	}

	void forgetAll() throws IOException {
		for (OwnedFile file : new ArrayList<>(this.files.values())) {
			forget(file);
		}
	}

	/**
	 * Forget files that are not open and, once a second, those that were moved, removed
	 * or replaced.
	 */
	void trim() throws IOException {
		boolean isCheckDue = System.nanoTime() - this.checkedAtNanos >= CHECK_NANOS;
		if (isCheckDue) {
			this.checkedAtNanos = System.nanoTime();
		}
		if (isCheckDue || this.files.size() > this.open.size()) {
			for (OwnedFile file : new ArrayList<>(this.files.values())) {
				if (!file.isOpen() || (isCheckDue && !file.isInPlace())) {
					forget(file);
				}
			}
		}
	}

	List<OwnedFile> largerThan(long size) {
		List<OwnedFile> large = new ArrayList<>();
		for (OwnedFile file : this.open) {
			if (file.knownLength() >= size) {
				large.add(file);
			}
		}
		return large;
	}

	void forceLater(Path directory) {
		if (this.forcing) {
			this.unforcedDirectories.add(directory);
			this.unforcedDirectories.add(this.settings.root());
		}
	}

	void force() throws IOException {
		for (OwnedFile file : this.open) {
			file.force();
		}
	}

	void forceDirectories() throws IOException {
		for (Path directory : new ArrayList<>(this.unforcedDirectories)) {
			if (Files.isDirectory(directory)) {
				Directories.force(directory);
			}
			this.unforcedDirectories.remove(directory);
		}
	}

}
