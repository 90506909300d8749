package id.projectwise.listener;

import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

import id.projectwise.listener.ListenerProperties.ClientAuth;
import id.projectwise.logging.autoconfigure.LogConfigurationException;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.core.env.Environment;

/**
 * Makes TLS engines of the server's side from a bundle of {@code spring.ssl.bundle}. When
 * the bundle is updated, later engines use the new certificates and earlier ones stay as
 * they are. Thread-safe.
 */
final class TlsEngines implements Supplier<SSLEngine> {

	private static final String PROPERTY = "log.listener.ssl.bundle";

	private final String name;

	private final ClientAuth clientAuth;

	private volatile Material material;

	private TlsEngines(String name, ClientAuth clientAuth, SslBundle bundle) {
		this.name = name;
		this.clientAuth = clientAuth;
		this.material = material(bundle);
	}

	/**
	 * Find a bundle, try it, and follow its updates.
	 * @param bundles where it is
	 * @param name its name
	 * @param clientAuth whether peers need a certificate
	 * @param environment where its name was set
	 * @param reports told of updates
	 * @return the engines
	 * @throws LogConfigurationException if there is none, or it cannot be used
	 */
	static TlsEngines open(SslBundles bundles, String name, ClientAuth clientAuth, Environment environment,
			Reports reports) {
		try {
			TlsEngines engines = new TlsEngines(name, clientAuth, bundles.getBundle(name));
			engines.get();
			bundles.addBundleUpdateHandler(name, (bundle) -> engines.replace(bundle, reports));
			return engines;
		}
		catch (NoSuchSslBundleException ex) {
			throw refused(environment, "There is no such SSL bundle; there are: " + bundles.getBundleNames() + ".",
					"Define spring.ssl.bundle.pem." + name + " or spring.ssl.bundle.jks." + name
							+ ", or name one of those.");
		}
		catch (RuntimeException ex) {
			throw refused(environment, "SSL bundle '" + name + "' cannot be used: " + ex.getMessage() + ".",
					"Mend spring.ssl.bundle for '" + name + "', or remove " + PROPERTY + " to receive plain text.");
		}
	}

	private static LogConfigurationException refused(Environment environment, String reason, String action) {
		return LogConfigurationException.of(environment, PROPERTY, reason, action);
	}

	@Override
	public SSLEngine get() {
		Material current = this.material;
		SSLEngine engine = current.context().createSSLEngine();
		engine.setUseClientMode(false);
		engine.setNeedClientAuth(this.clientAuth == ClientAuth.NEED);
		String[] ciphers = current.options().getCiphers();
		if (ciphers != null) {
			engine.setEnabledCipherSuites(ciphers);
		}
		String[] protocols = current.options().getEnabledProtocols();
		if (protocols != null) {
			engine.setEnabledProtocols(protocols);
		}
		return engine;
	}

	private void replace(SslBundle bundle, Reports reports) {
		try {
			this.material = material(bundle);
			reports.info("SSL bundle '" + this.name + "' was updated: new connections use it");
		}
		catch (RuntimeException ex) {
			reports.warn("SSL bundle '" + this.name + "' was updated and cannot be used: " + ex.getMessage()
					+ ". New connections use the one before");
		}
	}

	private Material material(SslBundle bundle) {
		if (bundle.getStores().getKeyStore() == null) {
			throw new IllegalStateException("it has no certificate for this listener (keystore)");
		}
		if (this.clientAuth == ClientAuth.NEED && bundle.getStores().getTrustStore() == null) {
			throw new IllegalStateException("with log.listener.ssl.client-auth=need it has to say whose certificates"
					+ " are good (truststore), or those of every public authority would be");
		}
		return new Material(bundle.createSslContext(), bundle.getOptions());
	}

	/**
	 * What a bundle says.
	 *
	 * @param context the certificates
	 * @param options ciphers and versions of TLS
	 */
	private record Material(SSLContext context, SslOptions options) {

	}

}
