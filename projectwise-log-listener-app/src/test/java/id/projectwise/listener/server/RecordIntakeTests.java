package id.projectwise.listener.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.Frames;
import id.projectwise.listener.codec.Protocol;
import id.projectwise.listener.route.MemoryStore;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.record.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class RecordIntakeTests {

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void keepsTheOtherRecordsOfAMessageWhenOneCannotBeFormatted() throws Exception {
		MemoryStore store = new MemoryStore(RecordIntakeTests::format);
		LogServer server = this.fixture.start(ServerFixture.LIMITS, Transport.best(), store);
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.packed("tag", ForwardBytes.join(ForwardBytes.entry("a", "one"),
				ForwardBytes.entry("a", "bad"), ForwardBytes.entry("a", "two")), "c"));
		assertThat(client.acknowledgement()).isEqualTo("c");
		assertThat(store.messages()).containsExactly("one", "two");
		assertThat(server.statistics().of(Protocol.FORWARD).refusedRecords(RecordFault.MALFORMED)).isOne();
		assertThat(server.statistics().records()).isEqualTo(2);
		assertThat(this.fixture.listener.details).singleElement()
			.asString()
			.startsWith("1 malformed: record: java.lang.IllegalStateException at " + RecordIntakeTests.class.getName());
	}

	@Test
	void keepsTheOtherLinesWhenOneCannotBeFormatted() throws Exception {
		MemoryStore store = new MemoryStore(RecordIntakeTests::format);
		LogServer server = this.fixture.start(ServerFixture.LIMITS, Transport.best(), store);
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.join(Frames.json("one"), Frames.json("bad"), Frames.json("two")));
		await().until(() -> store.messages().size() == 2);
		assertThat(store.messages()).containsExactly("one", "two");
		assertThat(server.statistics().of(Protocol.JSON).refusedRecords(RecordFault.MALFORMED)).isOne();
	}

	@Test
	void givesRecordsOfImpossibleTimesThatOfTheirArrivalWhateverTheirProtocol() throws Exception {
		LogServer server = this.fixture.start();
		TestClient json = this.fixture.opened(new TestClient(server));
		json.send("{\"@timestamp\":\"2099-01-01T00:00:00Z\",\"message\":\"ahead\"}\n".getBytes(StandardCharsets.UTF_8));
		TestClient syslog = this.fixture.opened(new TestClient(server));
		syslog.send("<14>1 1969-01-01T00:00:00Z h a - - - old\n".getBytes(StandardCharsets.UTF_8));
		TestClient forward = this.fixture.opened(new TestClient(server));
		forward.send(ForwardBytes.bytes(0x93, 0xA1, 't', 0xCE, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0xA3, 'm', 's', 'g', 0xA1,
				'x'));
		await().until(() -> this.fixture.store.messages().size() == 3);
		assertThat(this.fixture.store.messages()).containsExactlyInAnyOrder(
				"ahead [sent with the time 2099-01-01T00:00:00Z]", "old [sent with the time 1969-01-01T00:00:00Z]",
				"x [sent with the time 2106-02-07T06:28:15Z]");
		for (Protocol protocol : new Protocol[] { Protocol.JSON, Protocol.SYSLOG, Protocol.FORWARD }) {
			assertThat(server.statistics().of(protocol).retimedRecords()).isOne();
		}
	}

	private static void format(LogRecord record, LineBuffer line) {
		line.appendAscii(String.valueOf(record.message()));
		if ("bad".equals(record.message())) {
			throw new IllegalStateException("bad");
		}
		line.append((byte) '\n');
	}

}
