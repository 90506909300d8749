package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives active files the name of their day. Every step is taken under the
 * {@linkplain TreeLock lock} of the tree and can be repeated after a crash: the new day
 * is recorded last, and no active file of the new day exists before.
 */
final class Rotation {

	private final TreeSettings settings;

	private final TreeListener listener;

	/** Whether names and the day are forced to the disk. */
	private final boolean forcing;

	Rotation(TreeSettings settings, TreeListener listener, boolean forcing) {
		this.settings = settings;
		this.listener = listener;
		this.forcing = forcing;
	}

	/**
	 * Rotate what an earlier run left behind, and make the directory of the month.
	 * @return as {@link #rollIfDue}
	 */
	LocalDate start() throws IOException {
		try (TreeLock lock = TreeLock.acquire(this.settings.root(), TreeLock.LONG_WAIT_NANOS)) {
			LocalDate day = rollIfDue(lock);
			rotateStrays(day);
			Directories.create(this.settings.monthDirectory(day));
			return day;
		}
	}

	/**
	 * Rotate if the recorded day is over.
	 * @return the day the active files belong to from now on; after the clock stepped
	 * back across midnight this is tomorrow; if a file cannot be renamed it is still the
	 * day that is over
	 */
	LocalDate rollIfDue(TreeLock lock) throws IOException {
		LocalDate day = rollAndRecord(lock);
		if (this.forcing) {
			// Else, after a power failure, lines of the new day would be taken for those
			// of the day before.
			lock.force();
		}
		return day;
	}

	private LocalDate rollAndRecord(TreeLock lock) throws IOException {
		LocalDate today = this.settings.today();
		LocalDate recorded = lock.day();
		if (recorded == null) {
			rotateByModificationTime();
		}
		else if (recorded.equals(today) || recorded.equals(today.plusDays(1))) {
			return recorded;
		}
		else if (!rotateAll(lock.directory(), recorded)) {
			return recorded;
		}
		lock.record(today, this.settings.monthNaming().apply(today));
		return today;
	}

	/**
	 * Rotate active files that lie in directories of other months, left there by a crash,
	 * a copy, or another naming of months.
	 */
	void rotateStrays(LocalDate day) throws IOException {
		Path current = this.settings.monthDirectory(day);
		for (Map.Entry<YearMonth, Path> month : MonthDirectories.in(this.settings).entrySet()) {
			if (!month.getValue().equals(current)) {
				rotateStrays(month.getValue(), month.getKey());
			}
		}
	}

	/**
	 * Set an active file aside although its day is not over.
	 * @return whether that worked
	 */
	boolean split(Path active, String module, LocalDate day) throws IOException {
		return rename(active, module, day, highestNumbers(Directories.of(active), day));
	}

	private void rotateByModificationTime() throws IOException {
		LocalDate today = this.settings.today();
		rotateStrays(today);
		Path current = this.settings.monthDirectory(today);
		for (Path active : activeFiles(current)) {
			LocalDate modified = modificationDay(active);
			if (modified.isBefore(today)) {
				rename(active, moduleOf(active), modified, highestNumbers(current, modified));
			}
		}
		forceNames(current);
	}

	private void rotateStrays(Path directory, YearMonth month) throws IOException {
		for (Path active : activeFiles(directory)) {
			LocalDate modified = modificationDay(active);
			boolean isOfMonth = this.settings.monthDirectory(modified).equals(directory);
			LocalDate day = isOfMonth ? modified : month.atEndOfMonth();
			rename(active, moduleOf(active), day, highestNumbers(directory, day));
		}
		forceNames(directory);
	}

	/**
	 * After a change of the month's naming, files of one day may be in two directories.
	 */
	private boolean rotateAll(String recordedDirectory, LocalDate day) throws IOException {
		Path recorded = this.settings.root().resolve(recordedDirectory);
		Path current = this.settings.monthDirectory(day);
		return rotate(recorded, day) & (current.equals(recorded) || rotate(current, day));
	}

	private boolean rotate(Path directory, LocalDate day) throws IOException {
		Map<String, Integer> highest = highestNumbers(directory, day);
		boolean done = true;
		for (Path active : activeFiles(directory)) {
			done &= rename(active, moduleOf(active), day, highest);
		}
		forceNames(directory);
		return done;
	}

	/** Before the new day is recorded, which is on the disk at any time from then on. */
	private void forceNames(Path directory) throws IOException {
		if (this.forcing && Files.isDirectory(directory)) {
			Directories.force(directory);
		}
	}

	private boolean rename(Path active, String module, LocalDate day, Map<String, Integer> highest) {
		int number = highest.getOrDefault(module, -1) + 1;
		Path dated = active.resolveSibling(new DatedName(module, day, number, false).fileName());
		try {
			Files.move(active, dated);
			highest.put(module, number);
			this.listener.rotated(dated);
			return true;
		}
		catch (NoSuchFileException ex) {
			// Somebody took it away.
			return true;
		}
		catch (IOException ex) {
			this.listener.failed("Rotation", active, ex);
			return false;
		}
	}

	private LocalDate modificationDay(Path file) throws IOException {
		return DaySpan.dayOf(Files.getLastModifiedTime(file).toMillis(), this.settings.clock().getZone());
	}

	private static String moduleOf(Path active) {
		String name = active.getFileName().toString();
		return name.substring(0, name.length() - DatedName.EXTENSION.length());
	}

	private static List<Path> activeFiles(Path directory) throws IOException {
		List<Path> active = new ArrayList<>();
		for (Path file : Directories.list(directory)) {
			if (DatedName.moduleOfActive(file.getFileName().toString()) != null
					&& Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				active.add(file);
			}
		}
		return active;
	}

	private static Map<String, Integer> highestNumbers(Path directory, LocalDate day) throws IOException {
		Map<String, Integer> highest = new HashMap<>();
		for (Path file : Directories.list(directory)) {
			DatedName name = DatedName.parse(file.getFileName().toString());
			if (name != null && name.day().equals(day)) {
				highest.merge(name.module(), name.number(), Math::max);
			}
		}
		return highest;
	}

}
