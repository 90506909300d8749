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
		Map<String, YearMonth> names = names(settings);
		Map<YearMonth, Path> found = new TreeMap<>();
		for (Path entry : Directories.list(settings.root())) {
			YearMonth month = names.get(entry.getFileName().toString());
			if (month != null && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
				found.put(month, entry);
			}
		}
		return found;
	}

	private static Map<String, YearMonth> names(TreeSettings settings) {
		Map<String, YearMonth> names = new HashMap<>();
		LocalDate first = settings.today().withDayOfMonth(1);
		for (int offset = -MONTHS_BACK; offset <= MONTHS_AHEAD; offset++) {
			LocalDate month = first.plusMonths(offset);
			names.put(settings.monthNaming().apply(month), YearMonth.from(month));
		}
		return names;
	}

}
