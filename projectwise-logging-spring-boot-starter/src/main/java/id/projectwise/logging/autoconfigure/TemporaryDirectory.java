package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory for journals among the temporary files of this machine, which others may
 * write, too.
 */
final class TemporaryDirectory {

	private TemporaryDirectory() {
	}

	static Path path() {
		String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
		return Path.of(System.getProperty("java.io.tmpdir"), "projectwise-logging-journal-" + user);
	}

	/**
	 * Create the directory, for this user only, or take the one that is there.
	 * @param directory the directory
	 * @throws IOException if that fails, or if it belongs to somebody else
	 */
	static void create(Path directory) throws IOException {
		try {
			Files.createDirectory(directory, onlyForOwner(directory));
		}
		catch (FileAlreadyExistsException ex) {
			checkOwner(directory);
		}
	}

	private static FileAttribute<?>[] onlyForOwner(Path directory) {
		boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];
	}

	private static void checkOwner(Path directory) throws IOException {
		Path mine = Files.createTempFile("projectwise", null);
		try {
			if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
					|| !Files.getOwner(directory).equals(Files.getOwner(mine))) {
				throw new IOException(directory + " is not a directory of this user");
			}
		}
		finally {
			Files.delete(mine);
		}
	}

}
