package id.projectwise.listener.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.logging.protocol.Ack;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Chunks of our own workers, with the real store.
 */
@Timeout(60)
class WorkerChunksTests {

	private static final UUID STREAM = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

	@TempDir
	Path directory;

	private final ServerFixture fixture = new ServerFixture();

	private FileStore files;

	private LogServer server;

	@BeforeEach
	void open() throws IOException {
		this.files = this.fixture.opened(new FileStore(this.directory, "%(message)s"));
		this.server = this.fixture.start(ServerFixture.LIMITS, Transport.best(), this.files.store());
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void acknowledgesPipelinedChunksInOrderOnceTheyAreInTheFiles() throws IOException {
		TestClient client = this.fixture.opened(new TestClient(this.server));
		assertThat(ask(client)).isEqualTo(-1);
		for (int i = 0; i < 500; i++) {
			client.send(chunk(i, i + 1, "m" + i));
		}
		for (int i = 0; i < 500; i++) {
			assertThat(client.acknowledgement()).isEqualTo(ChunkId.data(STREAM, i, i + 1).toString());
		}
		assertThat(this.files.lines("orders")).isEqualTo(IntStream.range(0, 500).mapToObj((i) -> "m" + i).toList());
		assertThat(ask(client)).isEqualTo(500);
	}

	@Test
	void acknowledgesRepeatedChunksAndWritesThemOnce() throws IOException {
		TestClient first = this.fixture.opened(new TestClient(this.server));
		first.send(chunk(0, 10, "m"));
		first.acknowledgement();
		first.close();
		TestClient second = this.fixture.opened(new TestClient(this.server));
		assertThat(ask(second)).isEqualTo(10);
		second.send(chunk(0, 10, "m"));
		assertThat(second.acknowledgement()).isEqualTo(ChunkId.data(STREAM, 0, 10).toString());
		assertThat(this.files.lines("orders")).containsExactly("m");
		assertThat(this.server.statistics().repeatedRecords()).isOne();
		assertThat(this.server.statistics().acknowledgedRecords()).isOne();
	}

	@Test
	void closesConnectionWhoseChunkDoesNotFollowAndAcknowledgesNothingBehindIt() throws IOException {
		TestClient client = this.fixture.opened(new TestClient(this.server));
		client.send(ForwardBytes.join(chunk(0, 10, "one"), chunk(20, 30, "three"), chunk(30, 40, "four")));
		assertThat(client.acknowledgement()).isEqualTo(ChunkId.data(STREAM, 0, 10).toString());
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.files.lines("orders")).containsExactly("one");
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.OUT_OF_ORDER);
	}

	@Test
	void takesTheMiddleOfAnUnknownStreamOnlyFromWhoWasToldThatItIsUnknown() throws IOException {
		TestClient hasty = this.fixture.opened(new TestClient(this.server));
		hasty.send(chunk(7, 10, "hasty"));
		assertThat(hasty.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.OUT_OF_ORDER);
		TestClient worker = this.fixture.opened(new TestClient(this.server));
		assertThat(ask(worker)).isEqualTo(-1);
		worker.send(ForwardBytes.join(chunk(7, 10, "one"), chunk(10, 20, "two")));
		assertThat(worker.acknowledgement()).isEqualTo(ChunkId.data(STREAM, 7, 10).toString());
		assertThat(worker.acknowledgement()).isEqualTo(ChunkId.data(STREAM, 10, 20).toString());
		assertThat(this.files.lines("orders")).containsExactly("one", "two");
	}

	@Test
	void takesTheMiddleOfAnUnknownStreamOnlyOnTheConnectionThatAsked() throws IOException {
		TestClient asking = this.fixture.opened(new TestClient(this.server));
		assertThat(ask(asking)).isEqualTo(-1);
		TestClient other = this.fixture.opened(new TestClient(this.server));
		other.send(chunk(7, 10, "other"));
		assertThat(other.isClosedByServer()).isTrue();
		assertThat(this.files.lines("orders")).isEmpty();
	}

	@Test
	void acknowledgesTheEndOfAStreamAndTakesNoLateCopyOfIt() throws IOException {
		TestClient client = this.fixture.opened(new TestClient(this.server));
		client.send(chunk(0, 10, "one"));
		client.acknowledgement();
		String end = ChunkId.end(STREAM).toString();
		client.send(ForwardBytes.packed("tag", new byte[0], end));
		assertThat(client.answer()).isEqualTo(new Ack(end, null));
		assertThat(ask(client)).isEqualTo(10);
		client.send(chunk(0, 10, "one"));
		client.acknowledgement();
		assertThat(this.files.lines("orders")).containsExactly("one");
	}

	@Test
	void closesConnectionsOfClosedStore() throws IOException {
		TestClient client = this.fixture.opened(new TestClient(this.server));
		this.files.close();
		client.send(chunk(0, 10, "one"));
		assertThat(client.isClosedByServer()).isTrue();
		await().until(() -> this.server.statistics().connections() == 0);
		assertThat(this.files.lines("orders")).isEqualTo(List.of());
	}

	private long ask(TestClient client) throws IOException {
		client.send(ForwardBytes.packed("tag", new byte[0], ChunkId.question(STREAM).toString()));
		Long mark = client.answer().mark();
		assertThat(mark).isNotNull();
		return mark;
	}

	private static byte[] chunk(long from, long to, String message) {
		return ForwardBytes.packed("tag", ForwardBytes.entry("app.orders", message),
				ChunkId.data(STREAM, from, to).toString());
	}

}
