package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A dated file of the tree.
 *
 * @param path where it is
 * @param name what its name says
 */
record DatedFile(Path path, DatedName name) implements Comparable<DatedFile> {

	/**
	 * List the dated files of a month that lie where they belong.
	 */
	static List<DatedFile> in(Path directory, YearMonth month) throws IOException {
		List<DatedFile> files = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
			for (Path entry : entries) {
				DatedName name = DatedName.parse(entry.getFileName().toString());
				if (name != null && YearMonth.from(name.day()).equals(month)
						&& Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
					files.add(new DatedFile(entry, name));
				}
			}
		}
		return files;
	}

	static long sizeOf(Path path) throws IOException {
		try {
			return Files.size(path);
		}
		catch (NoSuchFileException ex) {
			// Removed meanwhile.
			return 0;
		}
	}

	long size() throws IOException {
		return sizeOf(this.path);
	}

	@Override
	public int compareTo(DatedFile other) {
		return this.name.compareTo(other.name);
	}

}
