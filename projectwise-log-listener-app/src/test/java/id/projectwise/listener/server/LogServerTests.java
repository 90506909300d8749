package id.projectwise.listener.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class LogServerTests {

	private static final UUID STREAM = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

	private static final Duration LONG = Duration.ofMinutes(1);

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws Exception {
		this.fixture.close();
	}

	static Stream<Transport> transports() {
		return Stream.of(Transport.best(), Transport.nio());
	}

	@ParameterizedTest
	@MethodSource("transports")
	void takesAllModesAndAcknowledges(Transport transport) throws Exception {
		LogServer server = this.fixture.start(ServerFixture.LIMITS, transport, this.fixture.store);
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] two = ForwardBytes.entries("a.orders", "text", 2);
		client.send(ForwardBytes.packed("tag", two, "c1"));
		client.send(ForwardBytes.compressed("tag", ForwardBytes.gzip(two), "gzip", "c2"));
		client.send(ForwardBytes.forward("tag", 2, two, "c3"));
		client.send(ForwardBytes.message("tag", "a.orders", "single", "c4"));
		client.send(ForwardBytes.message("tag", "a.orders", "no answer", null));
		client.send(ForwardBytes.packed("tag", new byte[0], "c5"));
		for (String chunk : List.of("c1", "c2", "c3", "c4", "c5")) {
			assertThat(client.acknowledgement()).isEqualTo(chunk);
		}
		assertThat(this.fixture.store.messages()).containsExactly("text 0", "text 1", "text 0", "text 1", "text 0",
				"text 1", "single", "no answer");
		assertThat(server.statistics().records()).isEqualTo(8);
		assertThat(server.statistics().acknowledgedRecords()).isEqualTo(7);
		assertThat(server.statistics().connections()).isOne();
		assertThat(server.statistics().bytes()).isPositive();
	}

	@Test
	void answersQuestionsWithTheMarkAndConfirmsEnds() throws Exception {
		TestClient client = this.fixture.opened(new TestClient(this.fixture.start()));
		String question = ChunkId.question(STREAM).toString();
		String end = ChunkId.end(STREAM).toString();
		client.send(ForwardBytes.packed("tag", new byte[0], question));
		client.send(ForwardBytes.packed("tag", new byte[0], end));
		assertThat(client.answer()).isEqualTo(new Ack(question, 42L));
		assertThat(client.answer()).isEqualTo(new Ack(end, null));
	}

	@Test
	void acknowledgesOnlyWhatIsCommittedAndInOrder() throws Exception {
		TestClient client = this.fixture.opened(new TestClient(this.fixture.start()));
		this.fixture.store.holdBack();
		for (int i = 0; i < 1000; i++) {
			client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "m" + i), "c" + i));
		}
		await().until(() -> this.fixture.store.pendingBytes() > 0);
		assertThat(this.fixture.store.messages()).isEmpty();
		this.fixture.store.goOn();
		for (int i = 0; i < 1000; i++) {
			assertThat(client.acknowledgement()).isEqualTo("c" + i);
		}
		assertThat(this.fixture.store.messages()).isEqualTo(IntStream.range(0, 1000).mapToObj((i) -> "m" + i).toList());
	}

	@Test
	void malformedRecordCostsThatRecord() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] entries = ForwardBytes.join(ForwardBytes.entry("a", "before"), ForwardBytes.bytes(0x01),
				ForwardBytes.bytes(0x92, 0xA1, 'x', 0x80), ForwardBytes.entry("a", "behind"));
		client.send(ForwardBytes.packed("tag", entries, "c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(this.fixture.store.messages()).containsExactly("before", "behind");
		assertThat(server.statistics().malformedRecords()).isEqualTo(2);
		assertThat(this.fixture.listener.details).singleElement().asString().startsWith("2 malformed: value");
	}

	@Test
	void acknowledgesNoMessageOfVeryManyMalformedRecords() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.packed("tag", new byte[1_000_000], "c1"));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.details).last()
			.asString()
			.startsWith("message: 10001 entries that are no records");
		assertThat(this.fixture.store.messages()).isEmpty();
	}

	@Test
	void keepsTheRecordsBehindManyMalformedOnes() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client
			.send(ForwardBytes.packed("tag", ForwardBytes.join(new byte[5000], ForwardBytes.entry("a", "good")), "c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(server.statistics().malformedRecords()).isEqualTo(5000);
		assertThat(this.fixture.store.messages()).containsExactly("good");
	}

	@Test
	void skipsAndCountsEntriesThatAreTooLong() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.packed("tag",
				ForwardBytes.join(ForwardBytes.entry("a", "x".repeat(1_100_000)), ForwardBytes.entry("a", "good")),
				"c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(server.statistics().malformedRecords()).isOne();
		assertThat(this.fixture.store.messages()).containsExactly("good");
	}

	@Test
	void closesConnectionOfMalformedMessageAfterAnsweringThoseBefore() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(ForwardBytes.packed("tag", ForwardBytes.entry("a", "good"), "c1"),
				ForwardBytes.bytes(0x95, 0, 0, 0, 0, 0)));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).containsExactly("good");
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.MALFORMED);
		assertThat(this.fixture.listener.details).singleElement()
			.asString()
			.isEqualTo("message: 5 elements (expected: 2 to 4); closing the connection from 127.0.0.1");
	}

	@Test
	void closesConnectionOfUnknownProtocol() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(server.statistics().rejected(RejectReason.UNKNOWN_PROTOCOL)).isOne();
		await().until(() -> server.statistics().connections() == 0);
	}

	@Test
	void answersPeerThatEndedItsOutput() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		this.fixture.store.holdBack();
		client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "last words"), "c1"));
		client.endOutput();
		await().until(() -> this.fixture.store.pendingBytes() > 0);
		this.fixture.store.goOn();
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void keepsWhatPeerSentThatIsGone() throws Exception {
		LogServer server = this.fixture.start();
		try (TestClient client = new TestClient(server)) {
			client.send(ForwardBytes.message("tag", "a", "last words", null));
		}
		await().untilAsserted(() -> assertThat(this.fixture.store.messages()).containsExactly("last words"));
		await().until(() -> server.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void countsMessageThatIsCutOff() throws Exception {
		LogServer server = this.fixture.start();
		try (TestClient client = new TestClient(server)) {
			client.send(ForwardBytes.bytes(0x93, 0xA1, 't', 0xC4, 10, 1, 2, 3));
		}
		await().until(() -> server.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.INCOMPLETE_MESSAGE);
	}

	@Test
	void stopsReadingConnectionThatHasMuchPending() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		this.fixture.store.holdBack();
		byte[] message = ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(1000), 100), null);
		client.sendAside(message, 300);
		await().until(() -> this.fixture.store.pendingBytes() > ServerFixture.LIMITS.pendingBytesPerConnection());
		await().during(Duration.ofMillis(300))
			.until(() -> this.fixture.store.pendingBytes() < ServerFixture.LIMITS.pendingBytesPerConnection()
					+ 500_000);
		this.fixture.store.goOn();
		await().until(() -> this.fixture.store.messages().size() == 30_000);
	}

	@Test
	void decodesNoMoreOfOnePieceThanMayBePendingAndKeepsItsOrder() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limitsOfConnection(100_000));
		this.fixture.store.holdBack();
		List<byte[]> messages = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			messages.add(ForwardBytes.packed("tag", ForwardBytes.entry("a", i + " " + "x".repeat(100)), "c" + i));
		}
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(messages));
		await().until(() -> server.statistics().bytes() == ForwardBytes.join(messages).length);
		await().during(Duration.ofMillis(200)).until(() -> this.fixture.store.pendingBytes() < 10_000);
		this.fixture.store.goOn();
		for (int i = 0; i < 300; i++) {
			assertThat(client.acknowledgement()).isEqualTo("c" + i);
		}
		assertThat(this.fixture.store.messages()).hasSize(300)
			.isSortedAccordingTo(Comparator.comparingInt((text) -> Integer.parseInt(text.split(" ")[0])));
	}

	@Test
	void answersAllThatWaitedWhenThePeerHasSentItsLast() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limitsOfConnection(100_000));
		this.fixture.store.holdBack();
		List<byte[]> messages = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			messages.add(ForwardBytes.packed("tag", ForwardBytes.entry("a", "x".repeat(100)), "c" + i));
		}
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(messages));
		client.endOutput();
		await().until(() -> this.fixture.store.pendingBytes() > 3_000);
		this.fixture.store.goOn();
		for (int i = 0; i < 3000; i++) {
			assertThat(client.acknowledgement()).isEqualTo("c" + i);
		}
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void stopsReadingAllConnectionsWhileTheStoreIsFull() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(1_000_000, 64 << 20));
		this.fixture.store.holdBack();
		byte[] message = ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(1000), 10), null);
		for (int i = 0; i < 20; i++) {
			this.fixture.opened(new TestClient(server)).sendAside(message, 100);
		}
		await().until(() -> this.fixture.store.pendingBytes() > 1_000_000);
		await().during(Duration.ofMillis(300)).until(() -> this.fixture.store.pendingBytes() < 1_500_000);
		this.fixture.store.goOn();
		await().until(() -> this.fixture.store.messages().size() == 20_000);
	}

	@Test
	void finishesMessagesThatTogetherAreMoreThanMayBeHeld() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(64 << 20, 2 << 20));
		byte[] message = ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(1000), 1000), "c1");
		List<TestClient> clients = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			TestClient client = this.fixture.opened(new TestClient(server));
			client.send(Arrays.copyOf(message, 100));
			clients.add(client);
		}
		byte[] rest = Arrays.copyOfRange(message, 100, message.length);
		clients.forEach((client) -> client.sendAside(rest, 1));
		for (TestClient client : clients) {
			assertThat(client.acknowledgement()).isEqualTo("c1");
		}
		assertThat(this.fixture.store.messages()).hasSize(20_000);
	}

	@Test
	void closesStalledMessagesWhenTheyFillTheMemory() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(64 << 20, 2 << 20));
		byte[] message = ForwardBytes.packed("tag", ForwardBytes.entries("a", "x".repeat(1000), 1500), "c1");
		byte[] allButTheEnd = Arrays.copyOf(message, message.length - 1);
		for (int i = 0; i < 4; i++) {
			this.fixture.opened(new TestClient(server)).sendAside(allButTheEnd, 1);
		}
		await().until(() -> server.statistics().bytes() > 2 << 20);
		for (int i = 0; i < 4; i++) {
			TestClient good = this.fixture.opened(new TestClient(server));
			good.sendAside(message, 1);
			assertThat(good.acknowledgement()).isEqualTo("c1");
		}
		await().until(() -> server.statistics().rejected(RejectReason.UNFINISHED_MESSAGE) >= 2);
	}

	@Test
	void servesOthersWhileOneFloods() throws Exception {
		LogServer server = this.fixture.start();
		byte[] message = ForwardBytes.packed("tag", ForwardBytes.entries("a", "flood", 1000), null);
		TestClient flooding = this.fixture.opened(new TestClient(server));
		flooding.sendAside(message, 1_000_000);
		await().until(() -> server.statistics().records() > 10_000);
		for (int i = 0; i < 10; i++) {
			TestClient other = this.fixture.opened(new TestClient(server));
			long start = System.nanoTime();
			other.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "other"), "c1"));
			assertThat(other.acknowledgement()).isEqualTo("c1");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
		}
		flooding.close();
	}

	@Test
	void closesPeersThatSendNothing() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(LONG, Duration.ofMillis(100), LONG));
		TestClient silent = this.fixture.opened(new TestClient(server));
		TestClient speaking = this.fixture.opened(new TestClient(server));
		speaking.send(ForwardBytes.message("tag", "a", "one", null));
		assertThat(silent.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.SILENT);
		speaking.send(ForwardBytes.message("tag", "a", "two", "c"));
		assertThat(speaking.acknowledgement()).isEqualTo("c");
	}

	@Test
	void closesPeersThatDoNotFinishTheirMessage() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(Duration.ofMillis(100), LONG, LONG));
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.bytes(0x93, 0xA1, 't', 0xC4, 10, 1, 2, 3));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.UNFINISHED_MESSAGE);
	}

	@Test
	void closesNobodyWhoseMessagesAllArriveInTime() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(Duration.ofSeconds(1), LONG, LONG));
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] message = ForwardBytes.message("tag", "a", "one", null);
		byte[] endAndBeginning = ForwardBytes.join(Arrays.copyOfRange(message, 5, message.length),
				Arrays.copyOf(message, 5));
		client.send(Arrays.copyOf(message, 5));
		for (int i = 0; i < 15; i++) {
			await().pollDelay(Duration.ofMillis(200)).until(() -> true);
			client.send(endAndBeginning);
		}
		await().until(() -> this.fixture.store.messages().size() == 15);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void closesPeersThatDoNotReadTheirAcknowledgements() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(LONG, LONG, Duration.ofMillis(500)));
		TestClient client = this.fixture.opened(TestClient.withSmallWindow(server));
		byte[] message = ForwardBytes.packed("tag", new byte[0], "c".repeat(1000));
		client.sendAside(message, 40_000);
		await().atMost(Duration.ofSeconds(30)).until(() -> server.statistics().connections() == 0);
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.ACKNOWLEDGEMENTS_UNREAD);
	}

	@Test
	void admitsAsManyConnectionsAsAllowed() throws Exception {
		LogServer server = this.fixture
			.start(new ConnectionLimits(2, 2, 1 << 20, 1 << 20, 1 << 20, 1 << 20, LONG, LONG, LONG));
		TestClient first = this.fixture.opened(new TestClient(server));
		this.fixture.opened(new TestClient(server));
		TestClient third = this.fixture.opened(new TestClient(server));
		assertThat(third.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.TOO_MANY_CONNECTIONS);
		first.close();
		await().until(() -> server.statistics().connections() == 1);
		TestClient fourth = this.fixture.opened(new TestClient(server));
		fourth.send(ForwardBytes.message("tag", "a", "hello", "c"));
		assertThat(fourth.acknowledgement()).isEqualTo("c");
	}

	@Test
	void stopsAfterCommittingAndAcknowledgingWhatWasReceived() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		TestClient idle = this.fixture.opened(new TestClient(server));
		this.fixture.store.holdBack();
		client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "last"), "c1"));
		await().until(() -> this.fixture.store.pendingBytes() > 0);
		CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
		assertThat(idle.isClosedByServer()).isTrue();
		assertThat(server.isListening()).isFalse();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> new TestClient(server));
		assertThat(closed).isNotDone();
		this.fixture.store.goOn();
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(client.isClosedByServer()).isTrue();
		closed.join();
		assertThat(server.statistics().connections()).isZero();
	}

	@Test
	void stopsInTimeEvenIfNothingIsCommitted() throws Exception {
		ServerSettings settings = new ServerSettings("127.0.0.1", 0, 1, ServerFixture.LIMITS, ServerFixture.RECORDS,
				ServerSecurity.NONE, Duration.ofMillis(200));
		LogServer server = LogServer.start(settings, this.fixture.store, this.fixture.listener);
		TestClient client = this.fixture.opened(new TestClient(server));
		this.fixture.store.holdBack();
		client.send(ForwardBytes.packed("tag", ForwardBytes.entry("a", "last"), "c1"));
		await().until(() -> this.fixture.store.pendingBytes() > 0);
		server.close();
		assertThat(client.isClosedByServer()).isTrue();
		this.fixture.store.goOn();
		assertThat(this.fixture.store.messages()).containsExactly("last");
	}

	@Test
	void saysWhereItCannotListen() throws Exception {
		try (ServerSocket taken = new ServerSocket()) {
			taken.bind(new InetSocketAddress("127.0.0.1", 0));
			ServerSettings settings = ServerSettings.of("127.0.0.1", taken.getLocalPort());
			assertThatExceptionOfType(ServerBindException.class)
				.isThrownBy(() -> LogServer.start(settings, this.fixture.store, this.fixture.listener))
				.withMessageContaining("127.0.0.1:" + taken.getLocalPort())
				.withMessageContaining("in use")
				.satisfies((ex) -> assertThat(ex.port()).isEqualTo(taken.getLocalPort()));
		}
	}

	@Test
	void saysThatItDoesNotKnowTheHost() {
		ServerSettings settings = ServerSettings.of("no-such-host.invalid", 0);
		assertThatExceptionOfType(ServerBindException.class)
			.isThrownBy(() -> LogServer.start(settings, this.fixture.store, this.fixture.listener))
			.withMessageContaining("no-such-host.invalid");
	}

}
