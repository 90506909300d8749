package id.projectwise.listener.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.Frames;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.route.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class RecordHandlerTests {

	private static final Duration LONG = Duration.ofMinutes(5);

	private static final Duration SHORT = Duration.ofMillis(100);

	/** Longer than it takes to look at all connections' time limits. */
	private static final Duration A_WHILE = Duration.ofMillis(2500);

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	static Stream<Arguments> protocols() {
		return Stream.of(Arguments.of(Protocol.JSON, of(Frames::json)),
				Arguments.of(Protocol.SYSLOG, of(Frames::syslog)),
				Arguments.of(Protocol.SYSLOG_COUNTED, of(Frames::counted)),
				Arguments.of(Protocol.PICKLE, of(Frames::pickle)));
	}

	private static Function<String, byte[]> of(Function<String, byte[]> frame) {
		return frame;
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void takesRecordsInTheirOrder(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(frames(frame, 0, 20_000));
		client.endOutput();
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).isEqualTo(numbers(0, 20_000));
		assertThat(server.statistics().of(protocol).records()).isEqualTo(20_000);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void takesRecordsThatComeByteByByte(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		for (byte value : frames(frame, 0, 3)) {
			client.send(new byte[] { value });
		}
		await().until(() -> this.fixture.store.messages().size() == 3);
		assertThat(this.fixture.store.messages()).isEqualTo(numbers(0, 3));
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void closesNobodyForSilenceBetweenFrames(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(SHORT, SHORT, LONG));
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(frame.apply("0"));
		await().during(A_WHILE).until(() -> server.statistics().connections() == 1);
		client.send(frame.apply("1"));
		await().until(() -> this.fixture.store.messages().equals(List.of("0", "1")));
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void closesPeersThatDoNotFinishTheirFrame(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(SHORT, LONG, LONG));
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(frame.apply("0"), Arrays.copyOf(frame.apply("1"), 5)));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.UNFINISHED_MESSAGE);
		assertThat(server.statistics().of(protocol).rejected(RejectReason.UNFINISHED_MESSAGE)).isOne();
		assertThat(this.fixture.store.messages()).containsExactly("0");
	}

	@Test
	void closesNobodyWhoseFramesAllArriveInTime() throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(Duration.ofSeconds(1), LONG, LONG));
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] line = Frames.json("x");
		byte[] endAndBeginning = ForwardBytes.join(Arrays.copyOfRange(line, 20, line.length), Arrays.copyOf(line, 20));
		client.send(Arrays.copyOf(line, 20));
		for (int i = 0; i < 15; i++) {
			await().pollDelay(Duration.ofMillis(200)).until(() -> true);
			client.send(endAndBeginning);
		}
		await().until(() -> this.fixture.store.messages().size() == 15);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "JSON", "SYSLOG", "TLS", "SYSLOG_COUNTED" })
	void closesPeersThatSendNothingOrTooLittle(Protocol protocol) throws Exception {
		LogServer server = this.fixture.start(ServerFixture.limits(LONG, SHORT, LONG));
		TestClient client = this.fixture.opened(new TestClient(server));
		switch (protocol) {
			case SYSLOG -> client.send(new byte[] { '<' });
			case TLS -> client.send(new byte[] { 0x16 });
			case SYSLOG_COUNTED -> client.send(new byte[] { '1' });
			default -> client.send(new byte[0]);
		}
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.SILENT);
	}

	@Test
	void takesTheLastLineWithoutAnEnd() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] last = Frames.json("1");
		client.send(ForwardBytes.join(Frames.json("0"), Arrays.copyOf(last, last.length - 1)));
		client.endOutput();
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).containsExactly("0", "1");
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void tellsOfHalfAPickleAtTheEnd() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(Frames.pickle("0"), Arrays.copyOf(Frames.pickle("1"), 20)));
		client.endOutput();
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).containsExactly("0");
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.INCOMPLETE_MESSAGE);
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void goesOnBehindBrokenFrames(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		List<byte[]> frames = new ArrayList<>();
		frames.add(frame.apply("0"));
		frames.addAll(broken(protocol, 100));
		frames.add(frame.apply("1"));
		frames.addAll(broken(protocol, 100));
		frames.add(frame.apply("2"));
		client.send(ForwardBytes.join(frames));
		await().until(() -> this.fixture.store.messages().size() == 3);
		assertThat(this.fixture.store.messages()).isEqualTo(numbers(0, 3));
		assertThat(server.statistics().of(protocol).refusedRecords(RecordFault.MALFORMED)).isEqualTo(200);
		assertThat(server.statistics().malformedRecords()).isEqualTo(200);
		assertThat(this.fixture.listener.reasons).isEmpty();
		assertThat(this.fixture.listener.details).first().asString().contains("malformed: " + protocol.title() + ": ");
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void closesAfterTooManyBrokenFramesInARow(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		List<byte[]> frames = new ArrayList<>();
		frames.add(frame.apply("0"));
		frames.addAll(broken(protocol, 101));
		frames.add(frame.apply("1"));
		client.send(ForwardBytes.join(frames));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).containsExactly("0");
		assertThat(server.statistics().of(protocol).rejected(RejectReason.MALFORMED)).isOne();
		assertThat(this.fixture.listener.details).last()
			.asString()
			.contains("101 broken frames in a row (expected: at most 100); closing the connection from 127.0.0.1");
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void skipsFramesThatAreTooLong(Protocol protocol, Function<String, byte[]> frame) throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(frame.apply("0"));
		client.send(frame.apply("x".repeat(3 << 20)));
		client.send(frame.apply("1"));
		await().until(() -> this.fixture.store.messages().size() == 2);
		assertThat(this.fixture.store.messages()).isEqualTo(numbers(0, 2));
		assertThat(server.statistics().of(protocol).refusedRecords(RecordFault.TOO_LONG)).isOne();
		assertThat(this.fixture.listener.details).singleElement().asString().contains("at most 1048576");
	}

	@Test
	void closesAfterALengthThatNoFrameCanHave() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(Frames.pickle("0"), ForwardBytes.bytes(0x7F, 1, 2, 3)));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).containsExactly("0");
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.MALFORMED);
		assertThat(this.fixture.listener.details).singleElement().asString().contains("at most 16777216");
	}

	@Test
	void refusesTls() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.bytes(0x16, 3, 1, 0, 10));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.TLS_NOT_SET_UP);
	}

	@ParameterizedTest
	@MethodSource("protocols")
	void readsNoMoreThanMayBePendingAndLosesNothing(Protocol protocol, Function<String, byte[]> frame)
			throws Exception {
		LogServer server = this.fixture.start();
		this.fixture.store.holdBack();
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] all = frames(frame, 0, 300_000);
		Thread sender = client.sendAside(all, 1);
		await().until(() -> this.fixture.store.pendingBytes() > 1_000_000);
		await().during(Duration.ofMillis(300)).until(() -> this.fixture.store.pendingBytes() < 3_000_000);
		assertThat(server.statistics().bytes()).isLessThan(all.length);
		this.fixture.store.goOn();
		sender.join();
		client.endOutput();
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.store.messages()).isEqualTo(numbers(0, 300_000));
	}

	@Test
	void decodesNoMoreOfOnePieceThanMayBePending() throws Exception {
		MemoryStore store = growing();
		LogServer server = this.fixture.start(ServerFixture.limitsOfConnection(10_000), Transport.best(), store);
		store.holdBack();
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] all = frames(Frames::json, 0, 500);
		client.send(all);
		await().until(() -> server.statistics().bytes() == all.length);
		await().during(Duration.ofMillis(200)).until(() -> store.pendingBytes() < 300_000);
		store.goOn();
		await().until(() -> store.messages().size() == 500);
	}

	@Test
	void writesWhatWaitsWhenThePeerHasSentItsLast() throws Exception {
		MemoryStore store = growing();
		LogServer server = this.fixture.start(ServerFixture.limitsOfConnection(10_000), Transport.best(), store);
		store.holdBack();
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] all = frames(Frames::json, 0, 500);
		client.send(Arrays.copyOf(all, all.length - 1));
		client.endOutput();
		await().until(() -> server.statistics().bytes() == all.length - 1);
		await().during(Duration.ofMillis(200)).until(() -> store.pendingBytes() < 300_000);
		store.goOn();
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(store.messages()).hasSize(500);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@Test
	void writesWhatWaitsWhenTheServerStops() throws Exception {
		MemoryStore store = growing();
		LogServer server = this.fixture.start(ServerFixture.limitsOfConnection(10_000), Transport.best(), store);
		store.holdBack();
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] all = frames(Frames::json, 0, 500);
		client.send(all);
		await().until(() -> server.statistics().bytes() == all.length);
		Thread stopping = new Thread(server::close);
		stopping.start();
		await().until(() -> !server.isListening());
		store.goOn();
		stopping.join();
		assertThat(store.messages()).hasSize(500);
	}

	@Test
	void servesOthersWhileSomeSendGarbage() throws Exception {
		LogServer server = this.fixture.start();
		TestClient good = this.fixture.opened(new TestClient(server));
		List<TestClient> bad = new ArrayList<>();
		for (Protocol protocol : List.of(Protocol.JSON, Protocol.SYSLOG, Protocol.SYSLOG_COUNTED, Protocol.PICKLE)) {
			TestClient client = this.fixture.opened(new TestClient(server));
			client.sendAside(ForwardBytes.join(broken(protocol, 1000)), 100);
			bad.add(client);
		}
		for (int i = 0; i < 1000; i++) {
			good.send(Frames.json(String.valueOf(i)));
		}
		await().until(() -> this.fixture.store.messages().size() == 1000);
		assertThat(this.fixture.store.messages()).isEqualTo(numbers(0, 1000));
		for (TestClient client : bad) {
			assertThat(client.isClosedByServer()).isTrue();
		}
		await().until(() -> server.statistics().connections() == 1);
	}

	/** Each record becomes a line that is a hundred times as long. */
	private static MemoryStore growing() {
		return new MemoryStore((record, line) -> line.appendAscii("x".repeat(10_000) + '\n'));
	}

	private static List<byte[]> broken(Protocol protocol, int count) {
		String text = switch (protocol) {
			case JSON -> "{\"a\":\n";
			case SYSLOG -> "<14\n";
			case SYSLOG_COUNTED -> "3 <14";
			default -> "\0\0\0\3abc";
		};
		byte[] frame = text.getBytes(StandardCharsets.ISO_8859_1);
		return IntStream.range(0, count).mapToObj((i) -> frame).toList();
	}

	private static byte[] frames(Function<String, byte[]> frame, int from, int to) {
		return ForwardBytes.join(numbers(from, to).stream().map(frame).toList());
	}

	private static List<String> numbers(int from, int to) {
		return IntStream.range(from, to).mapToObj(String::valueOf).toList();
	}

}
