package id.projectwise.logging.ship;

import java.io.IOException;
import java.time.Duration;

/**
 * The receiver owes an acknowledgement and has sent none for too long.
 */
final class AckTimeoutException extends IOException {

	private static final long serialVersionUID = 1L;

	AckTimeoutException(Duration timeout) {
		super("nothing was acknowledged for " + timeout.toMillis() + " ms");
	}

}
