package id.projectwise.listener;

import java.net.InetSocketAddress;
import java.util.function.Supplier;

import javax.net.ssl.SSLEngine;

import id.projectwise.listener.server.ServerSecurity;

/**
 * Says what is open to whom.
 */
final class Exposure {

	private static final String WRITE = "Every host that reaches it can write records";

	private static final String READ = "whoever is on the way can read and change them";

	private final ServerSecurity security;

	Exposure(ServerSecurity security) {
		this.security = security;
	}

	/**
	 * Tell the people what they should know.
	 * @param address where the server listens
	 * @param reports where to tell it
	 */
	void tell(InetSocketAddress address, Reports reports) {
		if (address.getAddress().isLoopbackAddress()) {
			return;
		}
		boolean isEncrypted = this.security.tls() != null;
		if (!isRestricted()) {
			reports.warn(address + " is open. " + WRITE + (isEncrypted ? "" : ", and " + READ)
					+ ": demand client certificates (log.listener.ssl.bundle and log.listener.ssl.client-auth=need)"
					+ " or a shared key (LOG_LISTENER_SHARED_KEY), say who may connect (LOG_LISTENER_ALLOWED), let a"
					+ " firewall or a network of its own keep others out, or listen on 127.0.0.1 (LOG_LISTENER_HOST)");
		}
		else if (!isEncrypted) {
			reports.info("Records for " + address + " are not encrypted, so " + READ
					+ ", unless log.listener.ssl.bundle is set");
		}
	}

	private boolean isRestricted() {
		Supplier<SSLEngine> tls = this.security.tls();
		return this.security.sharedKey() != null || !this.security.allowed().containsAll()
				|| (tls != null && tls.get().getNeedClientAuth());
	}

}
