package id.projectwise.logging.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The names of a journal's files, which say nothing of what is in them except for the
 * stream of a meta file.
 */
final class JournalFiles {

	static final String ASIDE = ".unreadable";

	private static final Pattern SEGMENT = Pattern.compile("(\\d{1,18})\\.segment(?:" + Pattern.quote(ASIDE) + ")?");

	private static final Pattern META = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.meta");

	private JournalFiles() {
	}

	static String segmentName(long number) {
		return number + ".segment";
	}

	static String metaName(UUID stream) {
		return stream + ".meta";
	}

	/** The number in a segment's name, or -1 if it is not one. */
	static long segmentNumber(Path path) {
		Matcher name = SEGMENT.matcher(nameOf(path));
		return name.matches() ? Long.parseLong(name.group(1)) : -1;
	}

	static boolean isSegment(Path path) {
		return segmentNumber(path) >= 0 && !nameOf(path).endsWith(ASIDE);
	}

	static @Nullable UUID metaStream(Path path) {
		Matcher name = META.matcher(nameOf(path));
		return name.matches() ? UUID.fromString(name.group(1)) : null;
	}

	static boolean holdsStreams(Path folder) throws IOException {
		return list(folder).stream().anyMatch((path) -> isSegment(path) || metaStream(path) != null);
	}

	/** The entries of a folder, sorted. */
	static List<Path> list(Path folder) throws IOException {
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			stream.forEach(entries::add);
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		Collections.sort(entries);
		return entries;
	}

	/** Remove a file; its space is free even if a mapping of it is still around. */
	static void delete(Path path) throws IOException {
		if (Files.exists(path)) {
			truncate(path, 0);
			Files.deleteIfExists(path);
		}
	}

	static void truncate(Path path, long length) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
			if (file.length() > length) {
				file.setLength(length);
			}
		}
	}

	private static String nameOf(Path path) {
		return String.valueOf(path.getFileName());
	}

}
