package id.projectwise.logging.autoconfigure;

/**
 * Where log lines go.
 */
public enum LogMode {

	/**
	 * Into one file for each module, in a directory for each month.
	 */
	FILE,

	/**
	 * To standard output, for the platform to collect.
	 */
	STDOUT,

	/**
	 * To a listener on the network.
	 */
	SOCKET

}
