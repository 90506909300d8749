package id.projectwise.logging.file;

import java.io.IOException;

/**
 * The lock of a tree cannot be had: another process has held it for too long, or the file
 * was written by a newer release.
 */
final class TreeLockException extends IOException {

	TreeLockException(String message) {
		super(message);
	}

}
