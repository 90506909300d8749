package id.projectwise.listener.route;

import java.io.IOException;

/**
 * The store cannot be opened without risking records: the message says which file it is,
 * what was found, what was expected, and the way out.
 */
public final class StoreException extends IOException {

	StoreException(String message) {
		super(message);
	}

	StoreException(String message, IOException cause) {
		super(message, cause);
	}

}
