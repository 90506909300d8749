package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Directories that other processes create and remove at any time.
 */
final class Directories {

	private Directories() {
	}

	/** Create a directory; a link to one will do. */
	static void create(Path directory) throws IOException {
		// Up to Java 19 createDirectories fails for a link to a directory.
		if (!Files.isDirectory(directory)) {
			Files.createDirectories(directory);
		}
	}

	/** The directory of a file of the tree. */
	static Path of(Path file) {
		return Objects.requireNonNull(file.getParent());
	}

	/** List a directory; one that does not exist is empty. */
	static List<Path> list(Path directory) throws IOException {
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
			for (Path entry : stream) {
				entries.add(entry);
			}
		}
		catch (NoSuchFileException | NotDirectoryException ex) {
			return List.of();
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		return entries;
	}

	/** Put the names in a directory on the disk. */
	static void force(Path directory) throws IOException {
		if (System.getProperty("os.name", "").startsWith("Windows")) {
			// A directory cannot be opened there, and needs no forcing.
			return;
		}
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
