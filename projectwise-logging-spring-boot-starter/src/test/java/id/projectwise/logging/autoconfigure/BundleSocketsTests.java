package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import id.projectwise.logging.ship.TestCertificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link BundleSockets}.
 */
@Timeout(60)
class BundleSocketsTests {

	@TempDir
	private static Path certificates;

	private static TestCertificate listener;

	private static TestCertificate renewedListener;

	private static TestCertificate worker;

	@TempDir
	private Path directory;

	private final FakeEnvironment environment = new FakeEnvironment();

	@BeforeAll
	static void makeCertificates() throws Exception {
		listener = TestCertificate.create(certificates, "CN=listener", "ip:127.0.0.1");
		renewedListener = TestCertificate.create(certificates, "CN=listener", "ip:127.0.0.1");
		worker = TestCertificate.create(certificates, "CN=worker", "dns:worker");
	}

	@BeforeEach
	void define() throws Exception {
		worker.writePem(file("worker.pem"), file("worker.key"));
		listener.writePem(file("trusted.pem"), file("unused.key"));
		this.environment.yml("spring.ssl.bundle.pem.logs.keystore.certificate", "file:" + file("worker.pem"))
			.yml("spring.ssl.bundle.pem.logs.keystore.private-key", "${KEY}")
			.variable("KEY", "file:" + file("worker.key"))
			.yml("spring.ssl.bundle.pem.logs.truststore.certificate", "file:" + file("trusted.pem"))
			.yml("log.socket.ssl.bundle", "logs");
	}

	@Test
	void showsAndTrustsTheCertificatesOfTheBundle() throws Exception {
		assertThat(handshake(BundleSockets.open("logs", this.environment), listener.context(worker)))
			.isEqualTo("CN=worker");
	}

	@Test
	void readsReplacedFilesWithTheNextConnection() throws Exception {
		BundleSockets sockets = BundleSockets.open("logs", this.environment);
		handshake(sockets, listener.context(worker));
		assertThatExceptionOfType(SSLHandshakeException.class)
			.isThrownBy(() -> handshake(sockets, renewedListener.context(worker)));
		renewedListener.writePem(file("trusted.pem"), file("unused.key"));
		assertThat(handshake(sockets, renewedListener.context(worker))).isEqualTo("CN=worker");
	}

	@Test
	void triesLaterWhatCannotBeReadNow() throws Exception {
		BundleSockets sockets = BundleSockets.open("logs", this.environment);
		Files.delete(file("worker.key"));
		assertThatIOException().isThrownBy(() -> handshake(sockets, listener.context(worker)))
			.withMessageContaining("SSL bundle 'logs' cannot be used")
			.withMessageContaining("worker.key");
		worker.writePem(file("worker.pem"), file("worker.key"));
		assertThat(handshake(sockets, listener.context(worker))).isEqualTo("CN=worker");
	}

	@Test
	void keepsToTheOptionsOfTheBundle() throws Exception {
		this.environment.yml("spring.ssl.bundle.pem.logs.options.enabled-protocols", "TLSv1.2")
			.yml("spring.ssl.bundle.pem.logs.options.ciphers", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
		BundleSockets sockets = BundleSockets.open("logs", this.environment);
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
				SSLSocket encrypted = sockets.over(socket, "127.0.0.1", 1)) {
			assertThat(encrypted.getEnabledProtocols()).containsExactly("TLSv1.2");
			assertThat(encrypted.getEnabledCipherSuites()).containsExactly("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
		}
	}

	@Test
	void takesKeyStores() throws Exception {
		Path store = worker.writeKeyStore(file("worker.p12"));
		this.environment.yml("spring.ssl.bundle.jks.store.keystore.location", "file:" + store)
			.yml("spring.ssl.bundle.jks.store.keystore.password", "password")
			.yml("spring.ssl.bundle.jks.store.truststore.location", "file:" + listener.writeKeyStore(file("trust.p12")))
			.yml("spring.ssl.bundle.jks.store.truststore.password", "password");
		assertThat(BundleSockets.open("store", this.environment)).isNotNull();
	}

	@Test
	void refusesUnknownNameAndTellsTheKnownOnes() {
		this.environment.yml("log.socket.ssl.bundle", "lgos");
		LogConfigurationProblem problem = problem("lgos");
		assertThat(problem.property()).isEqualTo("log.socket.ssl.bundle");
		assertThat(problem.value()).isEqualTo("lgos");
		assertThat(problem.origin()).hasToString("\"log.socket.ssl.bundle\" from property source \"yml\"");
		assertThat(problem.reason()).isEqualTo("There is no such SSL bundle; there are: logs.");
		assertThat(problem.action()).contains("spring.ssl.bundle.pem.lgos", "remove log.socket.ssl.bundle");
	}

	@Test
	void refusesBundleThatCannotBeUsed() throws Exception {
		Files.writeString(file("worker.key"), "no key");
		assertThat(problem("logs").reason()).startsWith("SSL bundle 'logs' cannot be used: ");
		Files.delete(file("worker.pem"));
		assertThat(problem("logs").reason()).contains("worker.pem");
		this.environment.yml("spring.ssl.bundle.pem.logs.reload-on-update", "perhaps");
		assertThat(problem("logs").reason()).contains("reload-on-update");
	}

	private LogConfigurationProblem problem(String name) {
		LogConfigurationException failure = catchThrowableOfType(LogConfigurationException.class,
				() -> BundleSockets.open(name, this.environment));
		assertThat(failure.problems()).hasSize(1);
		return failure.problems().get(0);
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

	/** Return the subject the server sees. */
	private static String handshake(BundleSockets sockets, SSLContext context) throws Exception {
		try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory()
			.createServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			server.setNeedClientAuth(true);
			CompletableFuture<String> subject = CompletableFuture.supplyAsync(() -> subject(server));
			try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
					SSLSocket encrypted = sockets.over(socket, "127.0.0.1", server.getLocalPort())) {
				encrypted.startHandshake();
				return subject.get();
			}
		}
	}

	private static String subject(SSLServerSocket server) {
		try (SSLSocket socket = (SSLSocket) server.accept()) {
			socket.startHandshake();
			return socket.getSession().getPeerPrincipal().getName();
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
