package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a month of a tree holds.
 *
 * @param files the number of its files, active and dated
 * @param bytes the size of these files together
 */
public record TreeUsage(long files, long bytes) {

	/**
	 * Look at all files of a tree. Takes a system call for each of them.
	 * @param settings the layout of the tree
	 * @return what there is, by month, in order
	 * @throws IOException if the tree cannot be read
	 */
	public static Map<YearMonth, TreeUsage> scan(TreeSettings settings) throws IOException {
		Map<YearMonth, TreeUsage> usage = new TreeMap<>();
		for (Map.Entry<YearMonth, Path> month : MonthDirectories.in(settings).entrySet()) {
			usage.put(month.getKey(), of(month.getValue()));
		}
		return usage;
	}

	private static TreeUsage of(Path month) throws IOException {
		long files = 0;
		long bytes = 0;
		for (Path entry : Directories.list(month)) {
			if (isOurs(entry.getFileName().toString()) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
				files++;
				bytes += DatedFile.sizeOf(entry);
			}
		}
		return new TreeUsage(files, bytes);
	}

	private static boolean isOurs(String fileName) {
		return DatedName.moduleOfActive(fileName) != null || DatedName.parse(fileName) != null;
	}

}
