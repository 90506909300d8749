package id.projectwise.logging.record;

/**
 * Where in the source a record was logged.
 *
 * @param pathname the source's path as far as it is known, such as
 * {@code com/acme/orders/OrderService.java}
 * @param filename the last part of the path, such as {@code OrderService.java}
 * @param function the method's name
 * @param line the line number; 0 if unknown
 */
public record Caller(String pathname, String filename, String function, int line) {

	/**
	 * Return the file name without its extension, which is what Python calls the module.
	 * @return the module, such as {@code OrderService}
	 */
	public String module() {
		int dot = this.filename.lastIndexOf('.');
		return (dot > 0) ? this.filename.substring(0, dot) : this.filename;
	}

}
