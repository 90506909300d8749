package id.projectwise.listener.server;

import java.time.Duration;

import com.github.luben.zstd.Zstd;
import id.projectwise.listener.ForwardBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What container engines and those who collect their output send.
 */
@Timeout(60)
class ContainerLinesTests {

	private final ServerFixture fixture = new ServerFixture();

	@AfterEach
	void close() throws Exception {
		this.fixture.close();
	}

	@Test
	void joinsPiecesOfSeveralMessages() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		for (int i = 1; i <= 3; i++) {
			client.send(ForwardBytes.packed("tag", ForwardBytes.piece("a", i, i == 3, "p" + i), null));
		}
		awaitMessages("p1p2p3");
		assertThat(server.statistics().records()).isOne();
	}

	@Test
	void acknowledgesPiecesOnlyTogetherWithTheirLine() throws Exception {
		TestClient client = this.fixture.opened(new TestClient(this.fixture.start()));
		byte[] line = ForwardBytes.join(ForwardBytes.piece("a", 1, false, "a1"),
				ForwardBytes.piece("b", 1, false, "b1"), ForwardBytes.piece("a", 2, true, "a2"));
		client.send(ForwardBytes.packed("tag", line, "c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(this.fixture.store.messages()).containsExactly("a1a2", "b1");
		client.send(ForwardBytes.packed("tag", ForwardBytes.piece("b", 2, true, "b2"), "c2"));
		assertThat(client.acknowledgement()).isEqualTo("c2");
		assertThat(this.fixture.store.messages()).containsExactly("a1a2", "b1", "b2");
	}

	@Test
	void joinsNoPiecesOfDifferentConnections() throws Exception {
		LogServer server = this.fixture.start();
		try (TestClient first = new TestClient(server); TestClient second = new TestClient(server)) {
			first.send(ForwardBytes.packed("tag", ForwardBytes.piece("a", 1, false, "first"), null));
			await().until(() -> server.statistics().bytes() > 0);
			second.send(ForwardBytes.packed("tag", ForwardBytes.piece("a", 2, true, "second"), null));
			awaitMessages("second");
		}
		awaitMessages("second", "first");
	}

	@Test
	void writesWhatIsThereWhenThePeerLeaves() throws Exception {
		TestClient client = this.fixture.opened(new TestClient(this.fixture.start()));
		client.send(ForwardBytes.packed("tag", ForwardBytes.piece("a", 1, false, "rest"), null));
		client.endOutput();
		awaitMessages("rest");
	}

	@Test
	void writesWhatIsThereWhenTheServerCloses() throws Exception {
		LogServer server = this.fixture.start();
		TestClient client = this.fixture.opened(new TestClient(server));
		client.send(ForwardBytes.packed("tag", ForwardBytes.piece("a", 1, false, "rest"), null));
		client.send(ForwardBytes.packed("tag", new byte[0], "c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		server.close();
		assertThat(this.fixture.store.messages()).containsExactly("rest");
		assertThat(server.statistics().records()).isOne();
	}

	@Test
	void writesWhatIsThereWhenNothingFollows() throws Exception {
		TestClient client = this.fixture.opened(new TestClient(this.fixture.start()));
		client.send(ForwardBytes.packed("tag", ForwardBytes.piece("a", 1, false, "one"), null));
		client.send(ForwardBytes.packed("tag", ForwardBytes.entryOf("log", "other"), null));
		awaitMessages("other");
		awaitMessages("other", "one");
		client.send(ForwardBytes.packed("tag", ForwardBytes.piece("b", 1, false, "two"), null));
		awaitMessages("other", "one", "two");
	}

	@Test
	void expandsZstdAndAcknowledges() throws Exception {
		TestClient client = this.fixture.opened(new TestClient(this.fixture.start()));
		byte[] entries = ForwardBytes.entries("a", "text", 2);
		client.send(ForwardBytes.compressed("tag", Zstd.compress(entries), "zstd", "c1"));
		assertThat(client.acknowledgement()).isEqualTo("c1");
		assertThat(this.fixture.store.messages()).containsExactly("text 0", "text 1");
		client.send(ForwardBytes.compressed("tag", Zstd.compress(new byte[64 << 20]), "zstd", "c2"));
		assertThat(client.isClosedByServer()).isTrue();
		assertThat(this.fixture.listener.reasons).containsExactly(RejectReason.MALFORMED);
	}

	private void awaitMessages(String... messages) {
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.fixture.store.messages()).containsExactly(messages));
	}

}
