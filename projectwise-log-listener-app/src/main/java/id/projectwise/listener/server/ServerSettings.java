package id.projectwise.listener.server;

import java.time.Duration;

/**
 * Where a {@link LogServer} listens and what it grants.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param eventLoops how many threads serve the connections; 0 for one per processor
 * @param limits what connections may do
 * @param records what records may be
 * @param security who may connect, and how connections are secured
 * @param stopTimeout how long a stop waits until what was received is committed
 */
public record ServerSettings(String host, int port, int eventLoops, ConnectionLimits limits, RecordLimits records,
		ServerSecurity security, Duration stopTimeout) {

	/**
	 * Return settings with the usual values.
	 * @param host the address to listen on
	 * @param port the port to listen on; 0 for any free one
	 * @return the settings
	 */
	public static ServerSettings of(String host, int port) {
		return new ServerSettings(host, port, 0, ConnectionLimits.defaults(), RecordLimits.defaults(),
				ServerSecurity.NONE, Duration.ofSeconds(10));
	}

}
