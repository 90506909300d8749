package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

	Rotation(TreeSettings settings, TreeListener listener) {
		this.settings = settings;
		this.listener = listener;
	}

	/**
	 * Rotate if the recorded day is over.
	 * @return the day the active files belong to from now on; after the clock stepped
	 * back across midnight this is tomorrow
	 */
	LocalDate rollIfDue(TreeLock lock) throws IOException {
		LocalDate today = this.settings.today();
		LocalDate recorded = lock.day();
		if (recorded == null) {
			rotateByModificationTime();
		}
		else if (recorded.equals(today) || recorded.equals(today.plusDays(1))) {
			return recorded;
		}
		else {
			rotate(this.settings.root().resolve(lock.directory()), recorded);
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
	 */
	void split(Path active, String module, LocalDate day) throws IOException {
		rename(active, module, day, highestNumbers(active.getParent(), day));
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
	}

	private void rotateStrays(Path directory, YearMonth month) throws IOException {
		for (Path active : activeFiles(directory)) {
			LocalDate modified = modificationDay(active);
			LocalDate day = YearMonth.from(modified).equals(month) ? modified : month.atEndOfMonth();
			rename(active, moduleOf(active), day, highestNumbers(directory, day));
		}
	}

	private void rotate(Path directory, LocalDate day) throws IOException {
		Map<String, Integer> highest = highestNumbers(directory, day);
		for (Path active : activeFiles(directory)) {
			rename(active, moduleOf(active), day, highest);
		}
	}

	private void rename(Path active, String module, LocalDate day, Map<String, Integer> highest) {
		int number = highest.getOrDefault(module, -1) + 1;
		Path dated = active.resolveSibling(new DatedName(module, day, number, false).fileName());
		try {
			Files.move(active, dated);
			highest.put(module, number);
			this.listener.rotated(dated);
		}
		catch (IOException ex) {
			this.listener.failed("Rotation", active, ex);
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
		for (Path file : list(directory)) {
			if (DatedName.moduleOfActive(file.getFileName().toString()) != null
					&& Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
				active.add(file);
			}
		}
		return active;
	}

	static Map<String, Integer> highestNumbers(Path directory, LocalDate day) throws IOException {
		Map<String, Integer> highest = new HashMap<>();
		for (Path file : list(directory)) {
			DatedName name = DatedName.parse(file.getFileName().toString());
			if (name != null && name.day().equals(day)) {
				highest.merge(name.module(), name.number(), Math::max);
			}
		}
		return highest;
	}

	private static List<Path> list(Path directory) throws IOException {
		List<Path> files = new ArrayList<>();
		if (Files.isDirectory(directory)) {
			try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
				entries.forEach(files::add);
			}
		}
		return files;
	}

}
