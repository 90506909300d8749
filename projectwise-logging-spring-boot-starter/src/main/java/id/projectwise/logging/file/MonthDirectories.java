package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the month directories of a tree: those that are named as the settings name one of
 * the months a log can be of. Other directories are somebody else's.
 */
final class MonthDirectories {

	private static final int MONTHS_BACK = 12 * 40;

	private static final int MONTHS_AHEAD = 12;

	private MonthDirectories() {
	}

	static Map<YearMonth, Path> in(TreeSettings settings) throws IOException {
		Map<String, Path> directories = directories(settings.root());
		Map<YearMonth, Path> found = new TreeMap<>();
		LocalDate month = settings.today().withDayOfMonth(1).plusMonths(MONTHS_AHEAD);
		// An application waits for this when it starts, so no more names than needed.
		for (int i = 0; i <= MONTHS_AHEAD + MONTHS_BACK && !directories.isEmpty(); i++) {
			Path directory = directories.remove(settings.monthNaming().apply(month));
			if (directory != null) {
				found.put(YearMonth.from(month), directory);
			}
			month = month.minusMonths(1);
		}
		return found;
	}

	private static Map<String, Path> directories(Path root) throws IOException {
		Map<String, Path> directories = new HashMap<>();
		for (Path entry : Directories.list(root)) {
			String name = entry.getFileName().toString();
			if (!name.startsWith(".") && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
				directories.put(name, entry);
			}
		}
		return directories;
	}

}
