package id.projectwise.logging.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name of a dated file: {@code <module>.log.<date>}, then {@code .<number>} from the
 * second file of a module and day on, then {@code .gz} if compressed. Active files are
 * called {@code <module>.log}. Nothing else in a month's directory is ours.
 *
 * @param module the module
 * @param day the day of the records
 * @param number 0 for the first file of a module and day
 * @param compressed whether the file is gzipped
 */
record DatedName(String module, LocalDate day, int number, boolean compressed) implements Comparable<DatedName> {

	static final String EXTENSION = ".log";

	static @Nullable DatedName parse(String fileName) {
		Matcher matcher = Grammar.PATTERN.matcher(fileName);
		if (!matcher.matches()) {
			return null;
		}
		try {
			String number = matcher.group(3);
			return new DatedName(matcher.group(1), LocalDate.parse(matcher.group(2)),
					(number != null) ? Integer.parseInt(number) : 0, matcher.group(4) != null);
		}
		catch (DateTimeException ex) {
			// No such day, so not ours.
			return null;
		}
	}

	static @Nullable String moduleOfActive(String fileName) {
		boolean active = fileName.endsWith(EXTENSION) && fileName.length() > EXTENSION.length()
				&& fileName.indexOf('.') == fileName.length() - EXTENSION.length();
		return active ? fileName.substring(0, fileName.length() - EXTENSION.length()) : null;
	}

	static String active(String module) {
		return module + EXTENSION;
	}

	String fileName() {
		return this.module + EXTENSION + '.' + this.day + ((this.number > 0) ? "." + this.number : "")
				+ (this.compressed ? ".gz" : "");
	}

	@Override
	public int compareTo(DatedName other) {
		int byDay = this.day.compareTo(other.day);
		return (byDay != 0) ? byDay : Integer.compare(this.number, other.number);
	}

	/** Made when the first file is looked at, which no application waits for. */
	private static final class Grammar {

		static final Pattern PATTERN = Pattern
			.compile("([^./]+)\\.log\\.(\\d{4}-\\d{2}-\\d{2})(?:\\.([1-9]\\d{0,8}))?(\\.gz)?");

	}

}
