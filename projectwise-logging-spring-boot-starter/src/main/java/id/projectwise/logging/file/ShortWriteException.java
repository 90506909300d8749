package id.projectwise.logging.file;

import java.io.IOException;

/**
 * A write of which the operating system took only the beginning, as a full disk does.
 */
public final class ShortWriteException extends IOException {

	private final int written;

	/**
	 * Create the exception.
	 * @param written how many bytes were taken
	 * @param cause why not more
	 */
	public ShortWriteException(int written, IOException cause) {
		super(cause.getMessage(), cause);
		this.written = written;
	}

	int written() {
		return this.written;
	}

}
