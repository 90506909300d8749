package id.projectwise.listener.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.TestCertificate;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Helo;
import id.projectwise.logging.protocol.Ping;
import id.projectwise.logging.protocol.Pong;
import id.projectwise.logging.protocol.SharedKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class SharedKeyHandlerTests {

	private static final SharedKey KEY = SharedKey.of("open sesame");

	private static final ServerSecurity SECURITY = new ServerSecurity(AddressRanges.of(List.of()), null, KEY,
			"listener@host");

	@TempDir
	private Path directory;

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws Exception {
		this.fixture.close();
	}

	@Test
	void takesPeerThatKnowsTheKeyAndProvesThatItKnowsItToo() throws Exception {
		LogServer server = this.fixture.start(SECURITY);
		TestClient client = this.fixture.opened(new TestClient(server));
		Helo helo = Helo.read(client.in());
		Ping ping = Ping.answer(helo, KEY, "worker");
		client.send(bytes(ping));
		Pong pong = Pong.read(client.in());
		assertThatNoException().isThrownBy(() -> pong.check(ping, helo, KEY));
		client.send(ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(100), 100), "c"));
		assertThat(client.acknowledgement()).isEqualTo("c");
		assertThat(this.fixture.store.messages()).hasSize(100);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void takesPingInSinglePiecesAndWhatFollowsInTheSameOne() throws Exception {
		LogServer server = this.fixture.start(SECURITY);
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] ping = bytes(Ping.answer(Helo.read(client.in()), KEY, "worker"));
		for (int i = 0; i < ping.length - 1; i++) {
			client.send(Arrays.copyOfRange(ping, i, i + 1));
		}
		byte[] last = Arrays.copyOfRange(ping, ping.length - 1, ping.length);
		byte[] large = ForwardBytes.packed("tag", ForwardBytes.entry("a", "x".repeat(10_000)), "c2");
		client.send(ForwardBytes.join(last, ForwardBytes.message("tag", "a", "one", "c1"), large));
		assertThat(Pong.read(client.in()).isAccepted()).isTrue();
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(client.acknowledgement()).isEqualTo("c2");
	}

	@Test
	void refusesPeerWithAnotherKeyAndSaysSo() throws Exception {
		LogServer server = this.fixture.start(SECURITY);
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(bytes(Ping.answer(Helo.read(client.in()), SharedKey.of("guess"), "worker")),
				ForwardBytes.message("tag", "a", "one", null)));
		Pong pong = Pong.read(client.in());
		assertThat(pong.isAccepted()).isFalse();
		assertThat(pong.reason()).isEqualTo("shared key mismatch");
		assertThat(pong.proof()).isEmpty();
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.NOT_AUTHENTICATED);
		assertThat(this.fixture.store.messages()).isEmpty();
	}

	@Test
	void refusesProofThatWasMadeForAnotherConnection() throws Exception {
		LogServer server = this.fixture.start(SECURITY);
		TestClient first = this.fixture.opened(new TestClient(server));
		byte[] ping = bytes(Ping.answer(Helo.read(first.in()), KEY, "worker"));
		TestClient second = this.fixture.opened(new TestClient(server));
		Helo.read(second.in());
		second.send(ping);
		assertThat(Pong.read(second.in()).isAccepted()).isFalse();
	}

	@Test
	void refusesEverythingElse() throws Exception {
		LogServer server = this.fixture.start(SECURITY);
		List<byte[]> openings = List.of(ForwardBytes.message("tag", "a", "without proof", null),
				"{\"message\":\"json\"}\n".getBytes(StandardCharsets.UTF_8),
				"<13>syslog\n".getBytes(StandardCharsets.UTF_8), ForwardBytes.bytes(0, 0, 0, 2, 0x80, 0x02),
				ForwardBytes.bytes(0x16, 0x03, 0x01, 0x02, 0x00),
				ForwardBytes.bytes(0x96, 0xA4, 'P', 'I', 'N', 'G', 0xC0, 0xC0, 0xC0, 0xC0, 0xC0),
				ForwardBytes.bytes(0x96, 0xA4, 'P', 'I', 'N', 'G', 0xDB, 0x00, 0x01, 0x00, 0x00));
		for (byte[] opening : openings) {
			TestClient client = this.fixture.opened(new TestClient(server));
			Helo.read(client.in());
			client.send(opening);
			client.awaitEnd();
		}
		await().untilAsserted(() -> assertThat(this.fixture.listener.reasons).hasSize(openings.size())
			.containsOnly(RejectReason.NOT_AUTHENTICATED));
		assertThat(this.fixture.listener.details)
			.allSatisfy((detail) -> assertThat(detail).contains("log.listener.shared-key"));
		assertThat(this.fixture.listener.failures).isEmpty();
		assertThat(this.fixture.store.messages()).isEmpty();
	}

	@Test
	void closesPeersThatStopWithinTheirPingOrSayNothing() throws Exception {
		ConnectionLimits limits = ServerFixture.limits(Duration.ofMillis(300), Duration.ofMillis(300),
				Duration.ofMinutes(1));
		LogServer server = this.fixture.start(limits, Transport.best(), this.fixture.store, SECURITY);
		TestClient half = this.fixture.opened(new TestClient(server));
		half.send(ForwardBytes.bytes(0x96, 0xA4, 'P', 'I'));
		TestClient silent = this.fixture.opened(new TestClient(server));
		half.awaitEnd();
		silent.awaitEnd();
		assertThat(this.fixture.listener.reasons).containsExactlyInAnyOrder(RejectReason.UNFINISHED_MESSAGE,
				RejectReason.SILENT);
	}

	@Test
	void greetsEachConnectionWithAnotherNonce() throws Exception {
		LogServer server = this.fixture.start(SECURITY);
		List<String> nonces = IntStream.range(0, 20).mapToObj((i) -> nonce(server)).distinct().toList();
		assertThat(nonces).hasSize(20);
	}

	@Test
	void greetsWithinTls() throws Exception {
		TestCertificate certificate = TestCertificate.create(this.directory, "CN=listener", "ip:127.0.0.1");
		ServerSecurity tls = TlsEventsTests.security(certificate.context(), false);
		LogServer server = this.fixture.start(new ServerSecurity(SECURITY.allowed(), tls.tls(), KEY, SECURITY.name()));
		Socket plain = this.fixture.opened(new Socket("127.0.0.1", server.address().getPort()));
		TestClient client = this.fixture.opened(new TestClient(TestCertificate.anonymous(certificate)
			.getSocketFactory()
			.createSocket(plain, "127.0.0.1", plain.getPort(), true)));
		client.send(bytes(Ping.answer(Helo.read(client.in()), KEY, "worker")));
		assertThat(Pong.read(client.in()).isAccepted()).isTrue();
		client.send(ForwardBytes.message("tag", "a", "one", "c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
	}

	private String nonce(LogServer server) {
		try {
			return Arrays.toString(Helo.read(this.fixture.opened(new TestClient(server)).in()).nonce());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(Ping ping) {
		LineBuffer buffer = LineBuffer.raw();
		ping.write(buffer);
		return Arrays.copyOf(buffer.array(), buffer.length());
	}

}
