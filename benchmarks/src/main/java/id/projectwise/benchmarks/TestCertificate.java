package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for the loopback address, signed by itself.
 *
 * @param keyStore the file with the certificate and its key
 */
record TestCertificate(Path keyStore) {

	static final String PASSWORD = "benchmark";

	private static final String BUNDLE = "spring.ssl.bundle.jks.benchmark.keystore.";

	/**
	 * Return the certificate of a directory, a new one if there is none.
	 * @param directory where it is or will be
	 * @return the certificate
	 */
	static TestCertificate create(Path directory) throws IOException {
		Path file = directory.resolve("listener.p12");
		if (!Files.exists(file)) {
			Process keytool = new ProcessBuilder(JavaProcess.tool("keytool"), "-genkeypair", "-keyalg", "EC",
					"-groupname", "secp256r1", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1,dns:localhost",
					"-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString())
				.redirectErrorStream(true)
				.start();
			String text = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (!Files.exists(file)) {
				throw new IllegalStateException("keytool failed:\n" + text);
			}
		}
		return new TestCertificate(file);
	}

	/**
	 * Return how a Spring Boot application is told to show it.
	 * @param property the property that names the bundle
	 * @return arguments of the application
	 */
	List<String> properties(String property) {
		return List.of("--" + BUNDLE + "location=file:" + this.keyStore, "--" + BUNDLE + "password=" + PASSWORD,
				"--" + property + "=benchmark");
	}

	/**
	 * Return what a client needs that trusts it and nobody else.
	 */
	SSLContext trust() throws IOException {
		try {
			KeyStore trusted = KeyStore.getInstance(this.keyStore.toFile(), PASSWORD.toCharArray());
			TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
			factory.init(trusted);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, factory.getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Certificate " + this.keyStore + " is no use", ex);
		}
	}

}
