package id.projectwise.logging.format;

/**
 * A format text that cannot be used. The message tells what was found, where, and what is
 * allowed.
 */
public class FormatException extends IllegalArgumentException {

	/**
	 * Create the exception.
	 * @param message what was found, where, and what is allowed
	 */
	public FormatException(String message) {
		super(message);
	}

}
