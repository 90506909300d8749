package id.projectwise.logging.autoconfigure;

/**
 * What the module of a logger, and so its file, is named after.
 */
public enum ModuleBy {

	/**
	 * The last segment of the logger's name.
	 */
	LOGGER,

	/**
	 * The last segment of the package, for loggers named after a class.
	 */
	PACKAGE

}
