package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

import org.jspecify.annotations.Nullable;

/**
 * File locks between processes and, as if it were the same, within this one.
 */
final class FileLocks {

	private FileLocks() {
	}

	static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

}
