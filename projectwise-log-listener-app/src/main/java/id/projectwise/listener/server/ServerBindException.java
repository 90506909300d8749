package id.projectwise.listener.server;

import java.io.IOException;

/**
 * Thrown when a {@link LogServer} cannot listen on its address.
 */
public final class ServerBindException extends IOException {

	private static final long serialVersionUID = 1L;

	private final String host;

	private final int port;

	ServerBindException(String host, int port, Throwable cause) {
		super("Cannot listen on " + host + ":" + port + ": " + cause.getMessage(), cause);
		this.host = host;
		this.port = port;
	}

	/**
	 * Return the host of the address.
	 * @return the host as it was configured
	 */
	public String host() {
		return this.host;
	}

	/**
	 * Return the port of the address.
	 * @return the port as it was configured
	 */
	public int port() {
		return this.port;
	}

}
