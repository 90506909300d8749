package id.projectwise.listener;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.function.ToLongFunction;

import id.projectwise.listener.route.RecordStore;
import id.projectwise.listener.server.LogServer;
import id.projectwise.listener.server.ServerBindException;
import id.projectwise.listener.server.ServerSecurity;
import id.projectwise.listener.server.ServerSettings;
import id.projectwise.listener.server.ServerStatistics;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Listens when all else is started, and stops before all else, so that what was received
 * is in the files while everything it needs is still there.
 */
final class ServerLifecycle implements SmartLifecycle {

	private final ServerSettings settings;

	private final RecordStore store;

	private final Reports reports;

	private volatile @Nullable LogServer server;

	ServerLifecycle(ServerSettings settings, RecordStore store, Reports reports) {
		this.settings = settings;
		this.store = store;
		this.reports = reports;
	}

	@Override
	public void start() {
		try {
			LogServer started = LogServer.start(this.settings, this.store, new ConnectionReporter(this.reports));
			this.server = started;
			this.reports.info("Listening for log records on " + started.address() + ", " + described());
			new Exposure(this.settings.security()).tell(started.address(), this.reports);
		}
		catch (ServerBindException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String described() {
		ServerSecurity security = this.settings.security();
		return ((security.tls() != null) ? "TLS" : "plain text")
				+ ((security.sharedKey() != null) ? ", with a shared key" : "");
	}

	@Override
	public void stop() {
		LogServer started = this.server;
		if (started != null) {
			this.reports.info("Stopping: no more is received, and what was received is written");
			started.close();
		}
	}

	@Override
	public boolean isRunning() {
		LogServer started = this.server;
		return started != null && started.isListening();
	}

	/**
	 * Return where the server listens.
	 * @return the address, or {@code null} before the start
	 */
	@Nullable InetSocketAddress address() {
		LogServer started = this.server;
		return (started != null) ? started.address() : null;
	}

	/**
	 * Return what the server has counted.
	 * @param number which number
	 * @return the number, 0 before the start
	 */
	long count(ToLongFunction<ServerStatistics> number) {
		LogServer started = this.server;
		return (started != null) ? number.applyAsLong(started.statistics()) : 0;
	}

	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

}
