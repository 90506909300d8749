package id.projectwise.listener.server;

import java.time.Duration;

/**
 * What connections may do. Reaching a limit costs the one who reaches it: a byte limit
 * makes it wait, the others close its connection.
 *
 * @param connections the most connections in all
 * @param connectionsPerAddress the most connections of one address
 * @param messageBytes the longest message, as it arrives and when it is expanded
 * @param pendingBytesPerConnection the most bytes of one connection that may be received
 * but not yet committed
 * @param pendingBytes the most bytes that the store may hold before connections wait
 * @param unfinishedBytes the most bytes that unfinished messages may hold in all before
 * connections wait
 * @param messageTimeout how long a message may take to arrive, waiting times that are not
 * the sender's fault excluded
 * @param firstByteTimeout how long a connection may stay without having sent anything
 * @param acknowledgementTimeout how long a peer may leave its acknowledgements unread
 */
public record ConnectionLimits(int connections, int connectionsPerAddress, int messageBytes,
		int pendingBytesPerConnection, long pendingBytes, long unfinishedBytes, Duration messageTimeout,
		Duration firstByteTimeout, Duration acknowledgementTimeout) {

	/**
	 * Return the usual limits: 20,000 connections from wherever they come, messages of 16
	 * MB, 2 MB and 64 MB on the way to the files, 64 MB unfinished, 30 s for a message
	 * and for reading acknowledgements, 5 minutes for the first byte.
	 * @return the limits
	 */
	public static ConnectionLimits defaults() {
		return new ConnectionLimits(20_000, 20_000, 16 << 20, 2 << 20, 64 << 20, 64 << 20, Duration.ofSeconds(30),
				Duration.ofMinutes(5), Duration.ofSeconds(30));
	}

}
