package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.net.Socket;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLSocket;

import id.projectwise.logging.ship.TlsSockets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.core.env.Environment;

/**
 * Makes TLS sockets from a bundle of {@code spring.ssl.bundle}. Logging is there long
 * before the bean that knows all bundles, and also if there never is one, so the
 * properties are read directly. The certificates are read anew for each connection: a
 * replaced one is used from the next connection on, without watching files.
 */
final class BundleSockets implements TlsSockets {

	private final String name;

	private final SslProperties.Bundles bundles;

	private BundleSockets(String name, Environment environment) {
		this.name = name;
		this.bundles = Binder.get(environment).bindOrCreate("spring.ssl", SslProperties.class).getBundle();
	}

	/**
	 * Find a bundle and try it.
	 * @param name its name
	 * @param environment where it is
	 * @return the sockets
	 * @throws LogConfigurationException if there is none, or it cannot be used
	 */
	static BundleSockets open(String name, Environment environment) {
		String known;
		try {
			BundleSockets sockets = new BundleSockets(name, environment);
			SslBundle bundle = sockets.bundle();
			if (bundle != null) {
				bundle.createSslContext();
				return sockets;
			}
			known = sockets.names();
		}
		catch (RuntimeException ex) {
			throw refused(environment, unusable(name, ex) + ".", "Mend spring.ssl.bundle for '" + name + "'");
		}
		throw refused(environment, "There is no such SSL bundle; there are: " + known + ".",
				"Define spring.ssl.bundle.pem." + name + " or spring.ssl.bundle.jks." + name
						+ " in the settings (not as a bean: logging starts before there are any), name one of those");
	}

	private static LogConfigurationException refused(Environment environment, String reason, String action) {
		return LogConfigurationException.of(environment, LogSetting.SOCKET_SSL_BUNDLE.propertyName().toString(), reason,
				action + ", or remove " + LogSetting.SOCKET_SSL_BUNDLE.propertyName() + " to send plain text.");
	}

	@Override
	public SSLSocket over(Socket socket, String host, int port) throws IOException {
		try {
			SslBundle bundle = bundle();
			if (bundle == null) {
				throw new IllegalStateException("it is not there any more");
			}
			SSLSocket encrypted = (SSLSocket) bundle.createSslContext()
				.getSocketFactory()
				.createSocket(socket, host, port, true);
			apply(bundle.getOptions(), encrypted);
			return encrypted;
		}
		catch (RuntimeException ex) {
			throw new IOException(unusable(this.name, ex), ex);
		}
	}

	private @Nullable SslBundle bundle() {
		PemSslBundleProperties pem = this.bundles.getPem().get(this.name);
		if (pem != null) {
			return PropertiesSslBundle.get(pem);
		}
		JksSslBundleProperties jks = this.bundles.getJks().get(this.name);
		return (jks != null) ? PropertiesSslBundle.get(jks) : null;
	}

	private static void apply(SslOptions options, SSLSocket socket) {
		String[] ciphers = options.getCiphers();
		if (ciphers != null) {
			socket.setEnabledCipherSuites(ciphers);
		}
		String[] protocols = options.getEnabledProtocols();
		if (protocols != null) {
			socket.setEnabledProtocols(protocols);
		}
	}

	private String names() {
		String names = Stream.concat(this.bundles.getPem().keySet().stream(), this.bundles.getJks().keySet().stream())
			.sorted()
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? "none" : names;
	}

	private static String unusable(String name, RuntimeException ex) {
		Throwable root = ex;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return "SSL bundle '" + name + "' cannot be used: " + ex.getMessage() + ((root != ex) ? " (" + root + ")" : "");
	}

}
