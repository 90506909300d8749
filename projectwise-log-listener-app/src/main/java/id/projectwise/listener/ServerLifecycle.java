package id.projectwise.listener;

import java.io.IOException;
import java.io.UncheckedIOException;

import id.projectwise.listener.server.LogServer;

import org.springframework.context.SmartLifecycle;

/**
 * Listens when all else is started, and stops before all else, so that what was received
 * is in the files while everything they need is still there.
 */
final class ServerLifecycle implements SmartLifecycle {

	private final LogServer server;

	private final Reports reports;

	private volatile boolean running;

	ServerLifecycle(LogServer server, Reports reports) {
		this.server = server;
		this.reports = reports;
	}

	@Override
	public void start() {
		try {
			this.server.start();
			this.running = true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.reports.info("Listening for log records on " + this.server.address());
		if (!this.server.address().getAddress().isLoopbackAddress()) {
			this.reports.warn("Every host that reaches " + this.server.address() + " can write records, and nobody"
					+ " can see on the way that they were changed or read: let a firewall or a network of its own"
					+ " keep others out, or listen on 127.0.0.1 (log.listener.host)");
		}
	}

	@Override
	public void stop() {
		this.server.close();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

}
