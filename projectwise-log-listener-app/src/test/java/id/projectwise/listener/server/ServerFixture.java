package id.projectwise.listener.server;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import id.projectwise.listener.route.MemoryStore;
import id.projectwise.listener.route.RecordStore;

/**
 * Servers on a free port of the loopback address, with a store in memory unless told
 * otherwise.
 */
final class ServerFixture implements Closeable {

	static final ConnectionLimits LIMITS = ConnectionLimits.defaults();

	/** Of any time within living memory. */
	static final RecordLimits RECORDS = new RecordLimits(1 << 20, 32, 512, Duration.ofDays(20_000));

	final MemoryStore store = new MemoryStore();

	final RecordingServerListener listener = new RecordingServerListener();

	private final Deque<Closeable> opened = new ArrayDeque<>();

	LogServer start() throws ServerBindException {
		return start(LIMITS);
	}

	LogServer start(ConnectionLimits limits) throws ServerBindException {
		return start(limits, Transport.best(), this.store);
	}

	LogServer start(ConnectionLimits limits, Transport transport, RecordStore target) throws ServerBindException {
		return start(limits, transport, target, ServerSecurity.NONE);
	}

	LogServer start(ServerSecurity security) throws ServerBindException {
		return start(LIMITS, Transport.best(), this.store, security);
	}

	LogServer start(ConnectionLimits limits, Transport transport, RecordStore target, ServerSecurity security)
			throws ServerBindException {
		ServerSettings settings = new ServerSettings("127.0.0.1", 0, 2, limits, RECORDS, security,
				Duration.ofSeconds(10));
		LogServer server = LogServer.start(settings, transport, target, this.listener);
		this.opened.push(server);
		return server;
	}

	<T extends Closeable> T opened(T resource) {
		this.opened.push(resource);
		return resource;
	}

	static ConnectionLimits limits(long pendingBytes, long unfinishedBytes) {
		return new ConnectionLimits(1000, 1000, LIMITS.messageBytes(), LIMITS.pendingBytesPerConnection(), pendingBytes,
				unfinishedBytes, LIMITS.messageTimeout(), LIMITS.firstByteTimeout(), LIMITS.acknowledgementTimeout());
	}

	static ConnectionLimits limitsOfConnection(int pendingBytes) {
		return new ConnectionLimits(1000, 1000, LIMITS.messageBytes(), pendingBytes, LIMITS.pendingBytes(),
				LIMITS.unfinishedBytes(), LIMITS.messageTimeout(), LIMITS.firstByteTimeout(),
				LIMITS.acknowledgementTimeout());
	}

	static ConnectionLimits limits(Duration message, Duration firstByte, Duration acknowledgement) {
		return new ConnectionLimits(1000, 1000, LIMITS.messageBytes(), LIMITS.pendingBytesPerConnection(),
				LIMITS.pendingBytes(), LIMITS.unfinishedBytes(), message, firstByte, acknowledgement);
	}

	@Override
	public void close() throws IOException {
		this.store.goOn();
		while (!this.opened.isEmpty()) {
			this.opened.pop().close();
		}
	}

}
