package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A tree cannot be opened, for somebody owns it; or cannot be owned, for somebody uses
 * it.
 */
public final class TreeInUseException extends IOException {

	TreeInUseException(Path root, String owner) {
		super("The log directory " + root + " is in use by " + describe(owner)
				+ "; stop that one, or use another directory (LOG_ROOT_DIR)");
	}

	private static String describe(String owner) {
		return owner.isBlank() ? "at least one process that writes its own files there (LOG_MODE=file)"
				: owner + ", which has it for itself";
	}

}
