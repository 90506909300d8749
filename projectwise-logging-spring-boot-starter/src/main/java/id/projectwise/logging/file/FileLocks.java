package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * File locks between processes and, as if it were the same, within this one.
 * <p>
 * A lock lives until <em>any</em> descriptor of the file is closed in its process. So
 * whoever wants to lock a dated file claims it before opening it.
 */
final class FileLocks {

	private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

	private FileLocks() {
	}

	static boolean claim(Path path) {
		return CLAIMED.add(path.toAbsolutePath());
	}

	static void unclaim(Path path) {
		CLAIMED.remove(path.toAbsolutePath());
	}

	static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
		try {
			return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

}
