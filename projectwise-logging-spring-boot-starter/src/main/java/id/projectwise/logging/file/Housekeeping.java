package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Keeps a tree as large and as old as it may be: removes dated files beyond the
 * retention, compresses old ones, removes the oldest while the tree is above its size,
 * then empty month directories. Touches only regular files in month directories that are
 * named exactly as ours. Safe beside writers and beside other processes doing the same.
 */
final class Housekeeping {

	private final TreeSettings settings;

	private final TreeListener listener;

	private final Compression compression;

	Housekeeping(TreeSettings settings, TreeListener listener) {
		this.settings = settings;
		this.listener = listener;
		this.compression = new Compression(listener);
	}

	/**
	 * Do all of it once. Trouble with one file is reported and does not stop the rest.
	 * @throws IOException if the tree cannot be read
	 */
	void run() throws IOException {
		Map<YearMonth, Path> months = MonthDirectories.in(this.settings);
		List<DatedFile> kept = new ArrayList<>();
		for (Path month : months.values()) {
			for (DatedFile file : DatedFile.in(month, this.settings)) {
				if (isExpired(file.name().day())) {
					delete(file);
				}
				else {
					kept.add(file);
				}
			}
		}
		compressDue(kept);
		if (this.settings.totalSizeCap() > 0) {
			deleteOldestAboveCap(months);
		}
		months.forEach(this::deleteIfEmpty);
	}

	private boolean isExpired(LocalDate day) {
		int retention = this.settings.retentionDays();
		return retention > 0 && day.isBefore(this.settings.today().minusDays(retention));
	}

	private void delete(DatedFile file) {
		try {
			Files.delete(file.path());
			this.listener.deleted(file.path());
		}
		catch (NoSuchFileException ex) {
			// Another process of the same tree was faster.
			return;
		}
		catch (IOException ex) {
			this.listener.failed("Removing", file.path(), ex);
		}
	}

	private void compressDue(List<DatedFile> files) {
		for (DatedFile file : files) {
			if (!file.name().compressed() && Compression.isDue(file.name().day(), this.settings)) {
				try {
					this.compression.compress(file.path(), file.name());
				}
				catch (NoSuchFileException ex) {
					// Another process did it, or it was removed.
					continue;
				}
				catch (IOException ex) {
					this.listener.failed("Compressing", file.path(), ex);
				}
			}
		}
	}

	private void deleteOldestAboveCap(Map<YearMonth, Path> months) throws IOException {
		List<DatedFile> dated = new ArrayList<>();
		for (Path month : months.values()) {
			dated.addAll(DatedFile.in(month, this.settings));
		}
		long size = 0;
		for (DatedFile file : dated) {
			size += file.size();
		}
		Iterator<DatedFile> oldest = dated.stream().sorted().iterator();
		while (size > this.settings.totalSizeCap() && oldest.hasNext()) {
			DatedFile file = oldest.next();
			size -= file.size();
			delete(file);
		}
	}

	private void deleteIfEmpty(YearMonth month, Path directory) {
		if (!month.isBefore(YearMonth.from(this.settings.today()))) {
			return;
		}
		try {
			removeLeftovers(directory);
			Files.deleteIfExists(directory);
		}
		catch (DirectoryNotEmptyException ex) {
			// Kept with what is in it.
			return;
		}
		catch (IOException ex) {
			this.listener.failed("Removing", directory, ex);
		}
	}

	/**
	 * A compression that was killed leaves its unfinished file behind. While the plain
	 * file is there, it may be under way, or will be again.
	 */
	private static void removeLeftovers(Path directory) throws IOException {
		for (Path entry : Directories.list(directory)) {
			Path plain = Compression.plainOf(entry);
			if (plain != null && !Files.exists(plain) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
				Files.deleteIfExists(entry);
			}
		}
	}

}
