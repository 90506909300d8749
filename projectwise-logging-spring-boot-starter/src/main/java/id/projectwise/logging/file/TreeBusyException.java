package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Another process has held the lock of a tree for longer than a logging thread may wait.
 */
final class TreeBusyException extends IOException {

	TreeBusyException(Path lockFile, long waitedMillis) {
		super("Lock file " + lockFile + " is held by another process (waited " + waitedMillis + " ms)");
	}

}
