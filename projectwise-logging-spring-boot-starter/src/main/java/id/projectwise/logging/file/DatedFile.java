package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
	static List<DatedFile> in(Path directory, TreeSettings settings) throws IOException {
		List<DatedFile> files = new ArrayList<>();
		for (Path entry : Directories.list(directory)) {
			DatedName name = DatedName.parse(entry.getFileName().toString());
			if (name != null && settings.monthDirectory(name.day()).equals(directory)
					&& Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
				files.add(new DatedFile(entry, name));
			}
		}
		return files;
	}

	static long sizeOf(Path path) throws IOException {
		try {
			return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
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
