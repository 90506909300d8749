package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What tells a file from others that were or will be at the same path: its number in its
 * file system. The number of the device is left out, for it may change when the same disk
 * is mounted again.
 */
public final class FileIdentity {

	private FileIdentity() {
	}

	/**
	 * Return the identity of a file.
	 * @param path where the file is
	 * @return its number, or 0 where files have none
	 * @throws IOException if there is no such file
	 */
	public static long of(Path path) throws IOException {
		if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
			return 0;
		}
		Map<String, Object> attributes = Files.readAttributes(path, "unix:ino");
		return (attributes.get("ino") instanceof Number number) ? number.longValue() : 0;
	}

}
