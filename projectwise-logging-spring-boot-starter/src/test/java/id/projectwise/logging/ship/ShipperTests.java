package id.projectwise.logging.ship;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShipperTests {

	@TempDir
	Path directory;

	private final Ledger ledger = new Ledger();

	@Test
	void shipsWhatIsAppended() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append(0, 1000);
			Shipping.await("1000 lines", () -> shipping.state().acknowledgedRecords() == 1000);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 1000));
			assertThat(receiver.requests())
				.allSatisfy((request) -> assertThat(request).hasFieldOrPropertyWithValue("tag", "projectwise.shop"));
			assertThat(shipping.journal.state().bytes()).isZero();
			assertThat(shipping.state().connected()).isTrue();
			assertThat(shipping.state().keepsMarks()).isTrue();
		}
	}

	@Test
	void asksBeforeTheFirstChunkOfEachConnection() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append("one");
			Shipping.await("one line", () -> this.ledger.size() == 1);
			receiver.cut();
			shipping.append("two");
			Shipping.await("two lines", () -> this.ledger.size() == 2);
			assertThat(kinds(receiver)).containsExactly(ChunkId.Kind.QUESTION, ChunkId.Kind.DATA, ChunkId.Kind.QUESTION,
					ChunkId.Kind.DATA);
		}
	}

	@Test
	void gathersWhatIsThereInLargeBatches() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Journal journal = Shipping.open(this.directory)) {
			String text = "x".repeat(1000);
			for (int i = 0; i < 5000; i++) {
				Shipping.append(journal, text);
			}
			Shipper shipper = Shipper.start(journal, Shipping.settings(receiver.port()), (gap) -> new byte[0],
					new ShipperListener() {
					});
			assertThat(shipper.drain(Duration.ofSeconds(20))).isTrue();
			shipper.close();
			assertThat(this.ledger.size()).isEqualTo(5000);
			assertThat(receiver.requests()).hasSizeLessThan(10);
			assertThat(receiver.requests())
				.allSatisfy((request) -> assertThat(request.entries().length).isLessThanOrEqualTo(1024 * 1024));
		}
	}

	@Test
	void compressesWhenAsked() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port(),
						(settings) -> new ShipSettings(settings.host(), settings.port(), settings.tag(),
								settings.connectTimeout(), settings.ackTimeout(), true, settings.security(),
								settings.clock()))) {
			shipping.append(0, 20_000);
			Shipping.await("all lines", () -> shipping.state().acknowledgedRecords() == 20_000);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 20_000));
			assertThat(receiver.requests().get(0).compressed()).as("question").isFalse();
			assertThat(receiver.requests()).anyMatch(ForwardRequest::compressed);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void deliversExactlyOnceWhenConnectionsAreCutAnywhere(long seed) throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new Cutter(this.ledger, new Random(seed)));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			for (int i = 0; i < 3000; i++) {
				shipping.append("line " + i);
				if (i % 50 == 49) {
					int expected = i - 10;
					Shipping.await("more lines", () -> this.ledger.size() >= expected);
				}
			}
			Shipping.await("all lines", () -> this.ledger.size() >= 3000);
			assertThat(shipping.shipper.drain(Duration.ofSeconds(20))).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 3000));
			assertThat(this.ledger.outOfOrder()).isZero();
			assertThat(shipping.state().reconnects()).isGreaterThan(5);
		}
	}

	@Test
	void goesOnAtTheMarkWhenAcknowledgementsAreLost() throws Exception {
		AtomicInteger lost = new AtomicInteger();
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger) {
			@Override
			void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
				if (lost.getAndIncrement() < 3) {
					ShipperTests.this.ledger.commit(chunk, request);
					throw new IOException("killed after the commit");
				}
				super.onData(chunk, request, peer);
			}
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			for (int i = 0; i < 6; i++) {
				shipping.append("line " + i);
				int expected = i + 1;
				Shipping.await("line " + i, () -> this.ledger.size() == expected);
			}
			assertThat(shipping.shipper.drain(Duration.ofSeconds(20))).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 6));
			assertThat(this.ledger.repeated()).as("sent again").isZero();
		}
	}

	@Test
	void takesAcknowledgementsInBulk() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger) {

			private final ByteArrayOutputStream held = new ByteArrayOutputStream();

			private int count;

			@Override
			void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
				ShipperTests.this.ledger.commit(chunk, request);
				this.held.writeBytes(TestReceiver.Peer.bytes(request.chunk(), null));
				if (++this.count % 3 == 0) {
					peer.write(this.held.toByteArray());
					this.held.reset();
				}
			}
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			String text = "x".repeat(100_000);
			for (int i = 0; i < 90; i++) {
				shipping.append(text);
			}
			Shipping.await("all lines", () -> this.ledger.size() == 90);
			assertThat(shipping.state().acknowledgedRecords()).isGreaterThan(10);
			assertThat(shipping.state().connections()).isOne();
		}
	}

	@Test
	void shipsToAListenerThatWasRestarted() throws Exception {
		TestReceiver first = TestReceiver.start(new MarkKeeper(this.ledger));
		try (Shipping shipping = Shipping.start(this.directory, first.port())) {
			shipping.append(0, 10);
			Shipping.await("10 lines", () -> this.ledger.size() == 10);
			first.close();
			Shipping.await("loss", () -> !shipping.state().connected());
			shipping.append(10, 20);
			try (TestReceiver second = TestReceiver.start(first.port(), new MarkKeeper(this.ledger))) {
				Shipping.await("20 lines", () -> this.ledger.size() == 20);
				assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 20));
				assertThat(second.connections()).isOne();
				assertThat(shipping.events.lost.get(0)).contains("127.0.0.1:" + first.port());
			}
		}
	}

	@Test
	void shipsAgainToAListenerThatHasForgottenEverything() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append(0, 10);
			Shipping.await("10 lines", () -> shipping.state().acknowledgedRecords() == 10);
			this.ledger.forgetMarks();
			receiver.cut();
			shipping.append(10, 20);
			Shipping.await("20 lines", () -> shipping.state().acknowledgedRecords() == 20);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 20));
		}
	}

	@Test
	void noticesAReceiverThatStopsReading() throws Exception {
		AtomicInteger connections = new AtomicInteger();
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger) {
			@Override
			void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
				if (connections.incrementAndGet() == 1) {
					stall();
				}
				super.onData(chunk, request, peer);
			}
		});
				Shipping shipping = Shipping.start(this.directory, receiver.port(),
						Shipping.ackTimeout(Duration.ofMillis(300)))) {
			String text = "x".repeat(1_000_000);
			for (int i = 0; i < 20; i++) {
				shipping.append(text);
			}
			Shipping.await("all lines", () -> this.ledger.size() == 20);
			assertThat(shipping.events.lost)
				.anySatisfy((reason) -> assertThat(reason).contains("nothing was acknowledged for 300 ms"));
		}
	}

	@Test
	void asksAListenerAgainThatDidNotAnswerInTime() throws Exception {
		AtomicInteger questions = new AtomicInteger();
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			boolean question = ChunkId.parse(request.chunk()).kind() == ChunkId.Kind.QUESTION;
			if (!question || questions.incrementAndGet() != 2) {
				keeper.onRequest(request, peer);
			}
		});
				Shipping shipping = Shipping.start(this.directory, receiver.port(),
						Shipping.ackTimeout(Duration.ofMillis(500)))) {
			for (int i = 0; i < 3; i++) {
				int expected = i + 1;
				shipping.append("line " + i);
				Shipping.await("line " + i, () -> shipping.state().acknowledgedRecords() == expected);
				assertThat(shipping.state().keepsMarks()).isTrue();
				receiver.cut();
			}
			assertThat(kinds(receiver)).startsWith(ChunkId.Kind.QUESTION, ChunkId.Kind.DATA, ChunkId.Kind.QUESTION,
					ChunkId.Kind.DATA, ChunkId.Kind.QUESTION, ChunkId.Kind.DATA);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 3));
			assertThat(shipping.events.atLeastOnce).isEmpty();
		}
	}

	@Test
	void hangsUpOnAReceiverThatTalksNonsense() throws Exception {
		AtomicInteger connections = new AtomicInteger();
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger) {
			@Override
			void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
				switch (connections.incrementAndGet()) {
					case 1 -> peer.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
					case 2 -> peer.ack("something else", null);
					case 3 -> peer.ack(ChunkId.data(UUID.randomUUID(), 0, 5).toString(), null);
					default -> super.onData(chunk, request, peer);
				}
			}
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append("line 0");
			Shipping.await("the line", () -> shipping.state().acknowledgedRecords() == 1);
			assertThat(this.ledger.lines()).containsExactly("line 0");
			assertThat(shipping.state().rejections()).isEqualTo(3);
			assertThat(shipping.events.rejected.get(1)).contains("something else", "expected");
		}
	}

	@Test
	void waitsLongerAfterEachFailure() throws Exception {
		try (Shipping shipping = Shipping.start(this.directory, closedPort())) {
			Shipping.await("four failures", () -> shipping.events.delays.size() == 4);
			assertThat(shipping.events.delays).isSorted();
			assertThat(shipping.state().lastError()).contains("127.0.0.1").contains("refused");
			assertThat(shipping.state().attempts()).isGreaterThanOrEqualTo(4);
			assertThat(shipping.state().connected()).isFalse();
		}
	}

	static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Test
	void endsItsThreads() throws Exception {
		Set<Thread> others = Thread.getAllStackTraces().keySet();
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
			Shipping shipping = Shipping.start(this.directory, receiver.port());
			Shipping.await("threads", () -> shipperThreads(others) == 2);
			shipping.close();
			Shipping.await("end of threads", () -> shipperThreads(others) == 0);
		}
	}

	private static long shipperThreads(Set<Thread> others) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("log-shipper") && !others.contains(thread))
			.count();
	}

	private static List<ChunkId.Kind> kinds(TestReceiver receiver) {
		return receiver.requests().stream().map((request) -> ChunkId.parse(request.chunk()).kind()).toList();
	}

	static void stall() throws IOException {
		try {
			Thread.currentThread().join(3000);
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Cuts connections before a commit, after it, and within an acknowledgement.
	 */
	private static final class Cutter extends MarkKeeper {

		private final Ledger ledger;

		private final Random random;

		Cutter(Ledger ledger, Random random) {
			super(ledger);
			this.ledger = ledger;
			this.random = random;
		}

		@Override
		void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
			switch (this.random.nextInt(8)) {
				case 0 -> throw new IOException("cut before the commit");
				case 1 -> {
					this.ledger.commit(chunk, request);
					throw new IOException("cut after the commit");
				}
				case 2 -> {
					this.ledger.commit(chunk, request);
					byte[] ack = TestReceiver.Peer.bytes(request.chunk(), null);
					peer.write(Arrays.copyOf(ack, ack.length / 2));
					throw new IOException("cut within the acknowledgement");
				}
				default -> super.onData(chunk, request, peer);
			}
		}

	}

}
