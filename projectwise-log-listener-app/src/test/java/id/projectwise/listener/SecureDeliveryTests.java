package id.projectwise.listener;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Applications deliver to a listener that demands certificates and a key, with the
 * settings of {@code docs/configuration.md}, all in processes of their own.
 */
@Timeout(300)
class SecureDeliveryTests {

	private static final String LISTENER = """
			spring:
			  ssl:
			    bundle:
			      pem:
			        logs:
			          reload-on-update: true
			          keystore:
			            certificate: file:tls/listener.pem
			            private-key: file:tls/listener.key
			          truststore:
			            certificate: file:tls/workers.pem
			      watch:
			        file:
			          quiet-period: 500ms
			log:
			  listener:
			    ssl:
			      bundle: logs
			      client-auth: need
			""";

	private static final String WORKER = """
			spring:
			  ssl:
			    bundle:
			      pem:
			        logs:
			          keystore:
			            certificate: file:tls/shop.pem
			            private-key: file:tls/shop.key
			          truststore:
			            certificate: file:tls/trusted.pem
			log:
			  socket:
			    ssl:
			      bundle: logs
			""";

	private static final String SECURE = "--spring.config.additional-location=file:worker.yml";

	private static final String DOTENV = """
			LOG_LISTENER_ALLOWED=127.0.0.0/8,::1
			LOG_LISTENER_SHARED_KEY='open sesame'
			LOG_SOCKET_SHARED_KEY='open sesame'
			""";

	@TempDir
	private Path root;

	private int port;

	@BeforeEach
	void prepare() throws Exception {
		Files.createDirectory(this.root.resolve("tls"));
		Files.writeString(this.root.resolve("listener.yml"), LISTENER);
		Files.writeString(this.root.resolve("worker.yml"), WORKER);
		Files.writeString(this.root.resolve(".env"), DOTENV);
		writeCertificateOfListener();
		TestCertificate.create(this.root, "CN=shop", "dns:shop").writePem(file("shop.pem"), file("shop.key"));
		Files.copy(file("shop.pem"), file("workers.pem"));
		this.port = freePort();
	}

	@Test
	void deliversEachLineOnceWithCertificateReplacedAndSomebodyRefused() throws Exception {
		try (ForkedProcess listener = ForkedProcess.listener(this.root, this.port, "--log.format=%(message)s",
				"--spring.config.additional-location=file:listener.yml")) {
			listener.awaitOutput("Listening for log records on");
			deliver("one");
			refuse("two", "shared key mismatch", SECURE, "--log.socket.shared-key=guess");
			refuse("three", "no handshake within 500 ms", "--log.socket.connect-timeout=500ms");
			writeCertificateOfListener();
			listener.awaitOutput("SSL bundle 'logs' was updated: new connections use it");
			deliver("four");
			await().atMost(Duration.ofSeconds(30)).until(() -> lines().size() >= 8000);
			assertThat(listener.output()).contains("does not know the shared key");
		}
		for (String name : List.of("one", "two", "three", "four")) {
			assertThat(lines().stream().filter((line) -> line.startsWith(name + " ")).toList())
				.isEqualTo(numbered(name));
		}
	}

	private void deliver(String name) throws Exception {
		try (ForkedProcess worker = worker(name, SECURE, "--log.socket.shutdown-timeout=30s")) {
			assertThat(worker.awaitExit()).isZero();
			assertThat(worker.output()).doesNotContain("is away");
		}
	}

	private void refuse(String name, String reason, String... arguments) throws Exception {
		try (ForkedProcess worker = worker(name, arguments)) {
			assertThat(worker.awaitExit()).isZero();
			assertThat(worker.output()).contains(reason);
		}
	}

	private ForkedProcess worker(String name, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of(name, "end", "--log.mode=socket", "--log.root-dir=" + this.root,
				"--log.socket.port=" + this.port, "--log.console=false", "--spring.application.name=numbers"));
		all.addAll(List.of(arguments));
		return ForkedProcess.worker(this.root, NumberingWorker.class, all.toArray(String[]::new));
	}

	private void writeCertificateOfListener() throws Exception {
		TestCertificate.create(this.root, "CN=listener", "ip:127.0.0.1")
			.writePem(file("listener.pem"), file("listener.key"));
		Files.writeString(file("trusted.pem"), Files.readString(file("listener.pem")));
	}

	private Path file(String name) {
		return this.root.resolve("tls").resolve(name);
	}

	private static List<String> numbered(String name) {
		return IntStream.range(0, 2000).mapToObj((number) -> name + " " + number).toList();
	}

	private List<String> lines() throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.walk(this.root.resolve("logs"))) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("numbers.log"))
				.sorted()
				.toList()) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		return lines;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
