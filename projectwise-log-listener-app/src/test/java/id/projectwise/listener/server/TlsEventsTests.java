package id.projectwise.listener.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.TestCertificate;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A server that speaks TLS, and one that does not, with clients that speak it or not.
 */
@Timeout(60)
class TlsEventsTests {

	private static final UUID STREAM = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

	@TempDir
	private static Path directory;

	private static TestCertificate server;

	private static TestCertificate shop;

	private static TestCertificate stranger;

	private final ServerFixture fixture = new ServerFixture();

	@BeforeAll
	static void makeCertificates() throws Exception {
		server = TestCertificate.create(directory, "CN=listener", "ip:127.0.0.1,dns:localhost");
		shop = TestCertificate.create(directory, "CN=shop,O=Acme", "dns:shop");
		stranger = TestCertificate.create(directory, "CN=stranger", "dns:stranger");
	}

	@AfterEach
	void close() throws Exception {
		this.fixture.close();
	}

	static Stream<Transport> transports() {
		return Stream.of(Transport.best(), Transport.nio());
	}

	@ParameterizedTest
	@MethodSource("transports")
	void takesAndAcknowledgesWithinTls(Transport transport) throws Exception {
		LogServer started = this.fixture.start(ServerFixture.LIMITS, transport, this.fixture.store,
				security(server.context(), false));
		TestClient client = client(started, TestCertificate.anonymous(server));
		for (int i = 0; i < 100; i++) {
			client.send(ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(100), 500), "c" + i));
		}
		for (int i = 0; i < 100; i++) {
			assertThat(client.acknowledgement()).isEqualTo("c" + i);
		}
		assertThat(this.fixture.store.messages()).hasSize(50_000);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	void answersPeerThatEndedItsOutput(String version) throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		SSLSocket socket = socket(started, TestCertificate.anonymous(server));
		socket.setEnabledProtocols(new String[] { version });
		TestClient client = this.fixture.opened(new TestClient(socket));
		client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "last words"), null));
		client.endOutput();
		await().untilAsserted(() -> assertThat(this.fixture.store.messages()).containsExactly("last words"));
		await().until(() -> started.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void stopsReadingWhatIsEncryptedToo() throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		TestClient client = client(started, TestCertificate.anonymous(server));
		this.fixture.store.holdBack();
		byte[] message = ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(1000), 100), null);
		client.sendAside(message, 300);
		long most = ServerFixture.LIMITS.pendingBytesPerConnection();
		await().until(() -> this.fixture.store.pendingBytes() > most);
		await().during(Duration.ofMillis(300)).until(() -> this.fixture.store.pendingBytes() < most + 500_000);
		this.fixture.store.goOn();
		await().until(() -> this.fixture.store.messages().size() == 30_000);
	}

	@Test
	void refusesPlainText() throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		TestClient client = this.fixture.opened(new TestClient(started));
		client.send(ForwardBytes.message("tag", "a", "plain", null));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.PLAIN_TEXT);
		assertThat(this.fixture.listener.details).first().asString().contains("log.listener.ssl.bundle");
		assertThat(this.fixture.store.messages()).isEmpty();
	}

	@Test
	void refusesTlsThatIsNotSetUpAndNamesTheProperty() throws Exception {
		LogServer started = this.fixture.start();
		SSLSocket socket = socket(started, TestCertificate.anonymous(server));
		assertThatExceptionOfType(IOException.class).isThrownBy(socket::startHandshake);
		await().until(() -> !this.fixture.listener.reasons.isEmpty());
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.TLS_NOT_SET_UP);
		assertThat(this.fixture.listener.details).first().asString().contains("log.listener.ssl.bundle");
	}

	@Test
	void takesPeerWithCertificate() throws Exception {
		LogServer started = this.fixture.start(security(server.context(shop), true));
		TestClient client = client(started, shop.context(server));
		client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "hello"), "c"));
		assertThat(client.acknowledgement()).isEqualTo("c");
	}

	@Test
	void takesOtherProtocolsFromPeersWithCertificateUpToTheirLastLine() throws Exception {
		LogServer started = this.fixture.start(security(server.context(shop), true));
		TestClient json = client(started, shop.context(server));
		json.send("{\"message\":\"one\"}\n{\"message\":\"two\"}".getBytes(StandardCharsets.UTF_8));
		json.endOutput();
		await().until(() -> this.fixture.store.messages().size() == 2);
		TestClient syslog = client(started, shop.context(server));
		syslog.send("<13>Oct 11 22:14:15 host app: three\n".getBytes(StandardCharsets.UTF_8));
		await().untilAsserted(
				() -> assertThat(this.fixture.store.messages()).containsExactlyInAnyOrder("one", "two", "three"));
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void refusesPeersWithoutCertificateAndWithAnUnknownOne() throws Exception {
		LogServer started = this.fixture.start(security(server.context(shop), true));
		for (SSLContext context : List.of(TestCertificate.anonymous(server), stranger.context(server))) {
			TestClient client = client(started, context);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
				client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "hello"), "c"));
				client.acknowledgement();
			});
		}
		await().until(() -> started.statistics().rejected(RejectReason.TLS_FAILED) == 2);
		assertThat(this.fixture.listener.reasons).containsOnly(RejectReason.TLS_FAILED);
		assertThat(this.fixture.listener.failures).isEmpty();
		assertThat(this.fixture.store.messages()).isEmpty();
	}

	@Test
	void countsPeerThatDoesNotTrustTheServer() throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		SSLSocket socket = socket(started, TestCertificate.anonymous(stranger));
		assertThatExceptionOfType(SSLException.class).isThrownBy(socket::startHandshake);
		await().until(() -> started.statistics().rejected(RejectReason.TLS_FAILED) == 1);
	}

	@Test
	void closesPeersThatDoNotFinishTheHandshake() throws Exception {
		LogServer started = startWith(Duration.ofMillis(200), Duration.ofMinutes(1));
		TestClient client = this.fixture.opened(new TestClient(started));
		client.send(ForwardBytes.bytes(0x16, 0x03, 0x01, 0x02, 0x00, 0x01));
		client.awaitEnd();
		// Two limits of the same length.
		assertThat(this.fixture.listener.reasons).singleElement()
			.isIn(RejectReason.TLS_FAILED, RejectReason.UNFINISHED_MESSAGE);
	}

	@Test
	void closesPeersThatAreSilentWithinTls() throws Exception {
		LogServer started = startWith(Duration.ofMinutes(1), Duration.ofMillis(500));
		SSLSocket socket = socket(started, TestCertificate.anonymous(server));
		socket.startHandshake();
		await().until(() -> started.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.SILENT);
	}

	@Test
	void closesPeersThatDoNotFinishARecord() throws Exception {
		LogServer started = startWith(Duration.ofMillis(500), Duration.ofMinutes(1));
		CutSocket plain = this.fixture.opened(new CutSocket(started.address().getPort()));
		SSLSocket socket = encrypted(plain, TestCertificate.anonymous(server));
		TestClient client = this.fixture.opened(new TestClient(socket));
		client.send(ForwardBytes.message("tag", "a", "whole", null));
		await().untilAsserted(() -> assertThat(this.fixture.store.messages()).containsExactly("whole"));
		plain.cutNext();
		client.send(ForwardBytes.message("tag", "a", "half of it", null));
		await().until(() -> started.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.UNFINISHED_MESSAGE);
		assertThat(this.fixture.store.messages()).containsExactly("whole");
	}

	@Test
	void closesPeersThatBeginWithHalfARecord() throws Exception {
		LogServer started = startWith(Duration.ofMillis(500), Duration.ofMinutes(1));
		CutSocket plain = this.fixture.opened(new CutSocket(started.address().getPort()));
		SSLSocket socket = encrypted(plain, TestCertificate.anonymous(server));
		socket.startHandshake();
		plain.cutNext();
		this.fixture.opened(new TestClient(socket)).send(ForwardBytes.message("tag", "a", "half of it", null));
		await().until(() -> started.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.UNFINISHED_MESSAGE);
	}

	@Test
	void doesNotWaitForHandshakesWhenItStops() throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		TestClient client = this.fixture.opened(new TestClient(started));
		client.send(ForwardBytes.bytes(0x16, 0x03, 0x01, 0x02, 0x00, 0x01));
		await().until(() -> started.statistics().bytes() > 0);
		long start = System.nanoTime();
		started.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void survivesGarbageAfterTheHandshakeBegan() throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		TestClient client = this.fixture.opened(new TestClient(started));
		client.send(ForwardBytes.bytes(0x16, 0x03, 0x01, 0x00, 0x05, 1, 2, 3, 4, 5, 6, 7, 8, 9));
		client.awaitEnd();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.TLS_FAILED);
		assertThat(this.fixture.listener.failures).isEmpty();
		TestClient good = client(started, TestCertificate.anonymous(server));
		good.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "hello"), "c"));
		assertThat(good.acknowledgement()).isEqualTo("c");
	}

	@Test
	void bindsStreamsToTheSubjectOfTheCertificate() throws Exception {
		TestCertificate renewed = TestCertificate.create(directory, "CN=shop,O=Acme", "dns:shop");
		FileStore files = this.fixture.opened(new FileStore(directory.resolve("logs"), "%(message)s"));
		LogServer started = this.fixture.start(ServerFixture.LIMITS, Transport.best(), files.store(),
				security(server.context(shop, renewed, stranger), true));
		TestClient first = client(started, shop.context(server));
		first.send(chunk(0, 10, "one"));
		assertThat(first.acknowledgement()).isEqualTo(ChunkId.data(STREAM, 0, 10).toString());
		for (byte[] message : List.of(chunk(10, 20, "forged"), question(), end())) {
			TestClient other = client(started, stranger.context(server));
			other.send(message);
			assertThat(other.isClosedByServer()).isTrue();
		}
		assertThat(started.statistics().rejected(RejectReason.FOREIGN_STREAM)).isEqualTo(3);
		assertThat(this.fixture.listener.details).first().asString().contains("CN=stranger");
		TestClient again = client(started, renewed.context(server));
		again.send(question());
		assertThat(again.answer().mark()).isEqualTo(10);
		again.send(chunk(10, 20, "two"));
		again.acknowledgement();
		assertThat(files.lines("orders")).containsExactly("one", "two");
	}

	@Test
	void speaksWithOpenssl() throws Exception {
		assumeTrue(isThere("openssl"), "SKIPPED: openssl is not there");
		LogServer started = this.fixture.start(security(server.context(), false));
		server.writePem(directory.resolve("ca.pem"), directory.resolve("ca.key"));
		Process openssl = new ProcessBuilder("openssl", "s_client", "-quiet", "-verify_return_error", "-CAfile",
				directory.resolve("ca.pem").toString(), "-connect", "127.0.0.1:" + started.address().getPort())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("openssl.out").toFile())
			.start();
		try {
			openssl.getOutputStream().write(ForwardBytes.message("tag", "a", "by openssl", null));
			openssl.getOutputStream().flush();
			await().untilAsserted(() -> assertThat(this.fixture.store.messages()).containsExactly("by openssl"));
		}
		finally {
			openssl.destroyForcibly();
		}
	}

	@Test
	void servesManyAtOnce() throws Exception {
		LogServer started = this.fixture.start(security(server.context(), false));
		SSLContext context = TestCertificate.anonymous(server);
		List<TestClient> clients = IntStream.range(0, 50).mapToObj((i) -> client(started, context)).toList();
		for (TestClient client : clients) {
			client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "hello"), "c"));
		}
		for (TestClient client : clients) {
			assertThat(client.acknowledgement()).isEqualTo("c");
		}
	}

	private LogServer startWith(Duration messageTimeout, Duration firstByteTimeout) throws Exception {
		return this.fixture.start(ServerFixture.limits(messageTimeout, firstByteTimeout, Duration.ofMinutes(1)),
				Transport.best(), this.fixture.store, security(server.context(), false));
	}

	static ServerSecurity security(SSLContext context, boolean needsCertificate) {
		Supplier<SSLEngine> engines = () -> {
			SSLEngine engine = context.createSSLEngine();
			engine.setUseClientMode(false);
			engine.setNeedClientAuth(needsCertificate);
			return engine;
		};
		return new ServerSecurity(AddressRanges.of(List.of()), engines, null, "server");
	}

	private TestClient client(LogServer started, SSLContext context) {
		try {
			return this.fixture.opened(new TestClient(socket(started, context)));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SSLSocket socket(LogServer started, SSLContext context) throws IOException {
		Socket socket = this.fixture.opened(new Socket("127.0.0.1", started.address().getPort()));
		return encrypted(socket, context);
	}

	private static SSLSocket encrypted(Socket socket, SSLContext context) throws IOException {
		return (SSLSocket) context.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
	}

	private static byte[] chunk(long from, long to, String message) {
		return ForwardBytes.packed("tag", ForwardBytes.entry("app.orders", message),
				ChunkId.data(STREAM, from, to).toString());
	}

	private static byte[] question() {
		return ForwardBytes.packed("tag", new byte[0], ChunkId.question(STREAM).toString());
	}

	private static byte[] end() {
		return ForwardBytes.packed("tag", new byte[0], ChunkId.end(STREAM).toString());
	}

	private static boolean isThere(String program) throws InterruptedException {
		try {
			return new ProcessBuilder(program, "version").redirectErrorStream(true)
				.redirectOutput(directory.resolve("version.out").toFile())
				.start()
				.waitFor(10, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Loses the second half of something that is sent.
	 */
	private static final class CutSocket extends Socket {

		private volatile boolean cuts;

		CutSocket(int port) throws IOException {
			super("127.0.0.1", port);
		}

		void cutNext() {
			this.cuts = true;
		}

		@Override
		public OutputStream getOutputStream() throws IOException {
			return new FilterOutputStream(super.getOutputStream()) {

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					this.out.write(bytes, offset, CutSocket.this.cuts ? length / 2 : length);
				}

			};
		}

	}

}
