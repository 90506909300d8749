package id.projectwise.listener;

import java.time.Duration;
import java.util.List;

import id.projectwise.listener.route.SyncPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The listener's own settings, beside those of every application under {@code log}.
 *
 * @param host Address to listen on. Defaults to log.socket.host, and so to this machine
 * only.
 * @param port Port to listen on, 0 for any free one. Defaults to log.socket.port.
 * @param sync When the files are forced to the disk. Always: before each acknowledgement,
 * so that it outlives a power failure.
 * @param syncInterval How long a line may wait to be forced to the disk if sync is
 * interval.
 * @param stateDir Directory of what the listener has to remember. Defaults to '.listener'
 * beside the files; it must be on the same disk and be kept with them.
 * @param streamExpiry How long a worker that has gone is remembered, to know what it sent
 * already.
 * @param maxStreams Number of workers, of now and of before, that are remembered.
 * @param maxConnections Number of connections in all.
 * @param maxConnectionsPerAddress Number of connections of one address. All of them by
 * default.
 * @param maxMessageSize Size of the longest message, as it arrives and when it is
 * expanded.
 * @param maxRecordSize Size of the longest record sent as JSON, syslog or pickle.
 * @param maxNesting How deep the values of such a record may be nested.
 * @param maxFields Number of values that such a record may have.
 * @param maxPending Size of all that is received and not in the files yet before
 * connections have to wait.
 * @param maxUnfinished Size of all messages of which a part is missing before connections
 * have to wait.
 * @param messageTimeout How long a message may take to arrive.
 * @param firstByteTimeout How long a connection may stay without having sent anything.
 * @param acknowledgementTimeout How long a peer may leave its acknowledgements unread.
 * @param shutdownTimeout How long a stop waits until what was received is in the files.
 * @param minFreeSpace Free space of the disk below which health is down.
 * @param allowed Addresses that may connect, such as 10.0.0.0/8, fd00::/8 or 192.168.1.7.
 * All of them by default.
 * @param sharedKey Secret that peers have to prove to know; then only the Forward
 * protocol is spoken. Encrypts nothing.
 * @param ssl How to encrypt what is received.
 */
@ConfigurationProperties("log.listener")
public record ListenerProperties(@Nullable String host, @Nullable Integer port, @DefaultValue("never") SyncPolicy sync,
		@DefaultValue("1s") Duration syncInterval, @Nullable String stateDir,
		@DefaultValue("30d") Duration streamExpiry, @DefaultValue("100000") Integer maxStreams,
		@DefaultValue("20000") Integer maxConnections, @Nullable Integer maxConnectionsPerAddress,
		@DefaultValue("16MB") DataSize maxMessageSize, @DefaultValue("1MB") DataSize maxRecordSize,
		@DefaultValue("32") Integer maxNesting, @DefaultValue("512") Integer maxFields,
		@DefaultValue("64MB") DataSize maxPending, @DefaultValue("64MB") DataSize maxUnfinished,
		@DefaultValue("30s") Duration messageTimeout, @DefaultValue("5m") Duration firstByteTimeout,
		@DefaultValue("30s") Duration acknowledgementTimeout, @DefaultValue("10s") Duration shutdownTimeout,
		@DefaultValue("100MB") DataSize minFreeSpace, @DefaultValue List<String> allowed, @Nullable String sharedKey,
		@DefaultValue Ssl ssl) {

	/**
	 * How to encrypt what is received.
	 *
	 * @param bundle Name of a bundle under 'spring.ssl.bundle', for TLS. Plain text is
	 * refused then.
	 * @param clientAuth Whether peers need a certificate that the bundle trusts.
	 */
	public record Ssl(@Nullable String bundle, @DefaultValue("none") ClientAuth clientAuth) {

	}

	/**
	 * Whether peers need a certificate.
	 */
	public enum ClientAuth {

		/** They do not. */
		NONE,

		/** They do. */
		NEED

	}

}
