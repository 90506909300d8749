package id.projectwise.logging.ship;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Receivers that know nothing of marks.
 */
class ThirdPartyTests {

	@TempDir
	Path directory;

	private final Ledger ledger = new Ledger();

	@Test
	void shipsToAReceiverThatEchoesEachChunk() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(this::keepAndEcho);
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append(0, 100);
			Shipping.await("100 lines", () -> shipping.state().acknowledgedRecords() == 100);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 100));
			assertThat(shipping.state().keepsMarks()).isFalse();
			assertThat(shipping.events.atLeastOnce).containsExactly("127.0.0.1:" + receiver.port());
		}
	}

	@Test
	void sendsAgainWhatWasNotAcknowledged() throws Exception {
		AtomicInteger count = new AtomicInteger();
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			if (request.size() > 0 && count.getAndIncrement() == 1) {
				this.ledger.keep(request);
				throw new IOException("killed before the acknowledgement");
			}
			keepAndEcho(request, peer);
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			for (int i = 0; i < 3; i++) {
				int expected = i + 1;
				shipping.append("line " + i);
				Shipping.await("line " + i, () -> shipping.state().acknowledgedRecords() == expected);
			}
			assertThat(this.ledger.lines()).containsExactly("line 0", "line 1", "line 1", "line 2");
		}
	}

	@Test
	void beginsWithRecordsWhenQuestionsAreNeverAnswered() throws Exception {
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			if (request.size() > 0) {
				keepAndEcho(request, peer);
			}
		});
				Shipping shipping = Shipping.start(this.directory, receiver.port(),
						Shipping.ackTimeout(Duration.ofMillis(200)))) {
			shipping.append(0, 100);
			Shipping.await("100 lines", () -> shipping.state().acknowledgedRecords() == 100);
			assertThat(receiver.connections()).isEqualTo(2);
			receiver.cut();
			Shipping.await("loss", () -> shipping.events.lost.size() == 2);
			shipping.append(100, 200);
			Shipping.await("200 lines", () -> shipping.state().acknowledgedRecords() == 200);
			assertThat(receiver.connections()).as("does not ask again").isEqualTo(3);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 200));
			assertThat(shipping.state().keepsMarks()).isFalse();
		}
	}

	@Test
	void staysExactWithAListenerThatWasOnlySlowToAnswer() throws Exception {
		AtomicInteger questions = new AtomicInteger();
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			boolean question = ChunkId.parse(request.chunk()).kind() == ChunkId.Kind.QUESTION;
			if (!question || questions.incrementAndGet() % 2 == 0) {
				keeper.onRequest(request, peer);
			}
		});
				Shipping shipping = Shipping.start(this.directory, receiver.port(),
						Shipping.ackTimeout(Duration.ofMillis(100)))) {
			for (int i = 0; i < 4; i++) {
				int expected = 100 * (i + 1);
				shipping.append(100 * i, expected);
				Shipping.await(expected + " lines", () -> this.ledger.size() == expected);
				receiver.cut();
			}
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 400));
		}
	}

	/** As Fluent Bit does. */
	@Test
	void recognizesAReceiverOnceThatHangsUpOnQuestions() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(this::hangUpOnQuestions);
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			for (int i = 0; i < 3; i++) {
				int expected = i + 1;
				shipping.append("line " + i);
				Shipping.await("line " + i, () -> shipping.state().acknowledgedRecords() == expected);
				assertThat(shipping.state().keepsMarks()).isFalse();
				receiver.cut();
			}
			assertThat(receiver.requests()).filteredOn((request) -> request.size() == 0).hasSize(2);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 3));
			assertThat(shipping.events.atLeastOnce).containsExactly("127.0.0.1:" + receiver.port());
		}
	}

	@Test
	void recognizesAReceiverThatTookThePlaceOfAListener() throws Exception {
		AtomicBoolean foreign = new AtomicBoolean();
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			if (foreign.get()) {
				hangUpOnQuestions(request, peer);
			}
			else {
				keeper.onRequest(request, peer);
			}
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			List<Boolean> marks = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				int expected = i + 1;
				shipping.append("line " + i);
				Shipping.await("line " + i, () -> shipping.state().acknowledgedRecords() == expected);
				marks.add(shipping.state().keepsMarks());
				foreign.set(true);
				receiver.cut();
			}
			assertThat(marks).containsExactly(true, true, false, false);
			assertThat(receiver.requests()).filteredOn((request) -> request.size() == 0).hasSize(1 + 2 + 2);
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 4));
			assertThat(shipping.events.atLeastOnce).hasSize(1);
		}
	}

	private void hangUpOnQuestions(ForwardRequest request, TestReceiver.Peer peer) throws IOException {
		if (request.size() == 0) {
			throw new IOException("could not append logs");
		}
		keepAndEcho(request, peer);
	}

	private void keepAndEcho(ForwardRequest request, TestReceiver.Peer peer) throws IOException {
		this.ledger.keep(request);
		peer.ack(request.chunk(), null);
	}

}
