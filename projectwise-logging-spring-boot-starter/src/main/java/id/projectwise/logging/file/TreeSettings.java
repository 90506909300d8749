package id.projectwise.logging.file;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

/**
 * How a tree of log files is laid out and kept.
 *
 * @param root the directory of the month directories
 * @param clock the local clock, with the zone whose midnights count
 * @param monthNaming the name of a day's month directory, one path segment that does not
 * start with a dot
 * @param maxOpenFiles how many files are held open at most
 * @param maxModules how many modules get a file of their own; the rest share
 * {@code overflow.log}
 * @param maxFileSize at how many bytes an active file is split within its day; 0 for
 * never
 * @param retentionDays how many days dated files are kept; 0 for ever
 * @param compressAfterDays after how many days dated files are gzipped; 0 for never
 * @param totalSizeCap how many bytes dated files may have together before the oldest go;
 * 0 for any number
 */
public record TreeSettings(Path root, Clock clock, Function<LocalDate, String> monthNaming, int maxOpenFiles,
		int maxModules, long maxFileSize, int retentionDays, int compressAfterDays, long totalSizeCap) {

	Path monthDirectory(LocalDate day) {
		return this.root.resolve(this.monthNaming.apply(day));
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.clock.getZone());
	}

}
