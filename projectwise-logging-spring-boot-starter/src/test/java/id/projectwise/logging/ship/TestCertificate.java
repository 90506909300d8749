package id.projectwise.logging.ship;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that its own key signed, made by the keytool of the JDK that runs.
 */
public final class TestCertificate {

	private static final String PASSWORD = "password";

	private static final String ALIAS = "only";

	private final KeyStore store;

	private TestCertificate(KeyStore store) {
		this.store = store;
	}

	/**
	 * Make a certificate for a subject.
	 * @param directory where the key store goes
	 * @param subject the subject, such as {@code CN=shop}
	 * @param names names and addresses of the host, such as {@code ip:127.0.0.1}
	 */
	public static TestCertificate create(Path directory, String subject, String names) throws Exception {
		Path file = Files.createTempFile(directory, "certificate", ".p12");
		Files.delete(file);
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", ALIAS, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", subject, "-ext",
				"san=" + names, "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
				PASSWORD)
			.redirectErrorStream(true)
			.redirectOutput(Files.createTempFile(directory, "keytool", ".out").toFile())
			.start();
		if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
			throw new IllegalStateException("keytool failed for " + subject);
		}
		return new TestCertificate(KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
	}

	/**
	 * Return a context that shows this certificate and trusts others.
	 */
	public SSLContext context(TestCertificate... trusted) throws GeneralSecurityException, IOException {
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(this.store, PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust(trusted), null);
		return context;
	}

	/**
	 * Return a context that shows no certificate.
	 */
	public static SSLContext anonymous(TestCertificate... trusted) throws GeneralSecurityException, IOException {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust(trusted), null);
		return context;
	}

	private static TrustManager[] trust(TestCertificate... trusted) throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		for (int i = 0; i < trusted.length; i++) {
			store.setCertificateEntry("trusted" + i, trusted[i].certificate());
		}
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		factory.init(store);
		return factory.getTrustManagers();
	}

	/**
	 * Write certificate and key in PEM, each at once, over what is there.
	 */
	public void writePem(Path certificate, Path key) throws GeneralSecurityException, IOException {
		write(certificate, "CERTIFICATE", certificate().getEncoded());
		write(key, "PRIVATE KEY", this.store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
	}

	/**
	 * Write a key store with the password {@value #PASSWORD}.
	 */
	public Path writeKeyStore(Path file) throws GeneralSecurityException, IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			this.store.store(out, PASSWORD.toCharArray());
		}
		return file;
	}

	private Certificate certificate() throws GeneralSecurityException {
		return this.store.getCertificate(ALIAS);
	}

	private static void write(Path file, String type, byte[] content) throws IOException {
		String text = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		Files.writeString(file, "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
	}

}
