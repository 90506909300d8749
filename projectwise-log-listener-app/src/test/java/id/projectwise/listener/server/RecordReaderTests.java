package id.projectwise.listener.server;

import java.io.IOException;
import java.util.stream.IntStream;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.route.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RecordReaderTests {

	private static final int MAX_MESSAGE = 1 << 20;

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void refusesAMessageWhoseLinesAreMuchLongerThanAnyMessage() throws Exception {
		MemoryStore store = new MemoryStore((record, line) -> line.appendAscii(record.loggerName() + '\n'));
		LogServer server = this.fixture.start(limits(), Transport.best(), store);
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.packed("t".repeat(100_000), emptyEntries(30_000), "c"));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.details).singleElement()
			.asString()
			.contains("lines of a message: more than 2097152 bytes");
		assertThat(server.statistics().rejected(RejectReason.MALFORMED)).isOne();
		assertThat(store.messages()).isEmpty();
	}

	@Test
	void refusesAMessageWithVeryManyModules() throws Exception {
		LogServer server = this.fixture.start(limits());
		TestClient client = this.fixture.opened(new TestClient(server));
		byte[] entries = ForwardBytes
			.join(IntStream.range(0, 10_000).mapToObj((i) -> ForwardBytes.entry("m" + i, "")).toList());
		client.send(ForwardBytes.packed("t", entries, "c"));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.details).singleElement().asString().contains("lines of a message");
	}

	@Test
	void usesTheBeginningOfALongTagAsAName() throws Exception {
		MemoryStore store = new MemoryStore((record, line) -> line.appendAscii(record.loggerName() + '\n'));
		LogServer server = this.fixture.start(limits(), Transport.best(), store);
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.packed("t".repeat(100_000), emptyEntries(3), "c"));
		assertThat(client.acknowledgement()).isEqualTo("c");
		assertThat(store.messages()).hasSize(3).allMatch("t".repeat(256)::equals);
	}

	private static byte[] emptyEntries(int count) {
		byte[] entry = ForwardBytes.bytes(0x92, 0, 0x80);
		return ForwardBytes.join(IntStream.range(0, count).mapToObj((i) -> entry).toList());
	}

	private static ConnectionLimits limits() {
		ConnectionLimits usual = ServerFixture.LIMITS;
		return new ConnectionLimits(1000, 1000, MAX_MESSAGE, 1 << 20, 16 << 20, 16 << 20, usual.messageTimeout(),
				usual.firstByteTimeout(), usual.acknowledgementTimeout());
	}

}
