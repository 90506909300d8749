package id.projectwise.logging.ship;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import id.projectwise.logging.journal.JournalStream;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeveralStreamsTests {

	private final Ledger ledger = new Ledger();

	private final Shipping.Events events = new Shipping.Events();

	private final DrainGate gate = new DrainGate();

	/** How much later it is for the streams. */
	private final AtomicLong aheadNanos = new AtomicLong();

	private final List<ShipLoop> loops = new ArrayList<>();

	@AfterEach
	void closeLoops() {
		this.loops.forEach(ShipLoop::close);
	}

	@Test
	void shipsRecoveredStreamsOldestFirstAndThenTheLiveOne() throws Exception {
		MemoryStream oldest = new MemoryStream("a", "b");
		MemoryStream older = new MemoryStream("c");
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
			ship(receiver, List.of(oldest, older), new MemoryStream("d", "e"), List::of);
			Shipping.await("5 lines", () -> this.ledger.size() == 5);
			assertThat(this.ledger.lines()).containsExactly("a", "b", "c", "d", "e");
		}
	}

	@Test
	void endsAndForgetsDrainedStreamsButNotTheLiveOne() throws Exception {
		MemoryStream recovered = new MemoryStream("a", "b");
		MemoryStream empty = new MemoryStream();
		MemoryStream live = new MemoryStream("c");
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
			ship(receiver, List.of(recovered, empty), live, List::of);
			Shipping.await("forgotten", () -> recovered.isForgotten() && empty.isForgotten() && live.isDrained());
			assertThat(this.ledger.ended()).containsExactlyInAnyOrder(recovered.id(), empty.id());
			assertThat(this.ledger.mark(live.id())).isOne();
			assertThat(live.isForgotten()).isFalse();
		}
	}

	@Test
	void resumesARecoveredStreamAtTheMark() throws Exception {
		MemoryStream recovered = new MemoryStream("a", "b", "c");
		this.ledger.setMark(recovered.id(), 2);
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
			ship(receiver, List.of(recovered), new MemoryStream(), List::of);
			Shipping.await("forgotten", recovered::isForgotten);
			assertThat(this.ledger.lines()).containsExactly("c");
		}
	}

	@Test
	void sendsAnEndMarkAgainThatWasNotAcknowledged() throws Exception {
		MemoryStream recovered = new MemoryStream("a");
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			boolean end = ChunkId.parse(request.chunk()).kind() == ChunkId.Kind.END;
			if (end && this.ledger.ended().isEmpty()) {
				this.ledger.end(recovered.id());
				throw new IOException("killed after the end");
			}
			keeper.onRequest(request, peer);
		})) {
			ship(receiver, List.of(recovered), new MemoryStream(), List::of);
			Shipping.await("forgotten", recovered::isForgotten);
			assertThat(this.ledger.lines()).containsExactly("a");
			assertThat(this.ledger.ended()).hasSize(2);
		}
	}

	@Test
	void adoptedStreamsTakeTurnsWithTheLiveOne() throws Exception {
		int count = 500;
		MemoryStream adopted = new MemoryStream(Collections.nCopies(count, "x").toArray(String[]::new));
		MemoryStream live = new MemoryStream(Collections.nCopies(count, "a").toArray(String[]::new));
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
			ship(receiver, List.of(), live, () -> List.of(adopted));
			Shipping.await("all lines", () -> this.ledger.size() == 2 * count);
			String order = String.join("", this.ledger.lines());
			assertThat(order.indexOf('x')).isLessThan(2 * Window.MAX_MESSAGES);
			assertThat(order).contains("axaxax");
			Shipping.await("forgotten", adopted::isForgotten);
		}
	}

	@Test
	void leavesAStreamAloneThatIsRefusedAndComesBackToIt() throws Exception {
		MemoryStream refused = new MemoryStream("a", "b");
		MemoryStream live = new MemoryStream("c");
		AtomicBoolean refuses = new AtomicBoolean(true);
		AtomicInteger attempts = new AtomicInteger();
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			ChunkId chunk = ChunkId.parse(request.chunk());
			if (refuses.get() && chunk.kind() == ChunkId.Kind.DATA && chunk.stream().equals(refused.id())) {
				attempts.incrementAndGet();
				throw new IOException("Out of order");
			}
			keeper.onRequest(request, peer);
		})) {
			ship(receiver, List.of(refused), live, List::of);
			Shipping.await("the other stream", live::isDrained);
			assertThat(attempts).hasValue(Refusals.LIMIT);
			assertThat(this.events.refused).containsExactly(refused.id() + " for PT1M");
			this.aheadNanos.addAndGet(Refusals.SHORTEST.toNanos());
			Shipping.await("one more attempt", () -> this.events.refused.size() == 2);
			assertThat(attempts).hasValue(Refusals.LIMIT + 1);
			assertThat(this.events.refused).last().isEqualTo(refused.id() + " for PT2M");
			refuses.set(false);
			this.aheadNanos.addAndGet(2 * Refusals.SHORTEST.toNanos());
			Shipping.await("all", refused::isForgotten);
			assertThat(this.ledger.lines()).containsExactly("c", "a", "b");
		}
	}

	@Test
	void waitsForNothingThatIsSetAside() throws Exception {
		MemoryStream refused = new MemoryStream("a");
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			if (request.chunk().startsWith(ChunkId.data(refused.id(), 0, 1).toString())) {
				throw new IOException("Out of order");
			}
			keeper.onRequest(request, peer);
		})) {
			ship(receiver, List.of(refused), new MemoryStream("b"), List::of);
			assertThat(this.gate.await(Duration.ofSeconds(30), () -> {
			})).isFalse();
			assertThat(this.events.refused).hasSize(1);
			assertThat(this.ledger.lines()).containsExactly("b");
		}
	}

	@Test
	void shipsAGapAsOneEntry() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger))) {
			ship(receiver, List.of(), new MemoryStream("a", "---", "b"), List::of);
			Shipping.await("3 lines", () -> this.ledger.size() == 3);
			assertThat(this.ledger.lines()).containsExactly("a", "gap of 3", "b");
		}
	}

	@Test
	void tellsAThirdPartyNothingOfEnds() throws Exception {
		MemoryStream recovered = new MemoryStream("a", "b");
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			this.ledger.keep(request);
			peer.ack(request.chunk(), null);
		})) {
			ship(receiver, List.of(recovered), new MemoryStream("c"), List::of);
			Shipping.await("forgotten", () -> recovered.isForgotten() && this.ledger.size() == 3);
			assertThat(receiver.requests()).noneMatch((request) -> request.chunk().endsWith("."));
		}
	}

	@Test
	void endsStreamsOfAListenerThatDidNotAnswerOnThisConnection() throws Exception {
		MemoryStream adopted = new MemoryStream("b", "c");
		AtomicBoolean adopts = new AtomicBoolean();
		AtomicInteger questions = new AtomicInteger();
		MarkKeeper keeper = new MarkKeeper(this.ledger);
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
			boolean question = ChunkId.parse(request.chunk()).kind() == ChunkId.Kind.QUESTION;
			if (question && questions.incrementAndGet() > 1) {
				throw new IOException("killed before the answer");
			}
			keeper.onRequest(request, peer);
		})) {
			MemoryStream live = new MemoryStream("a");
			ship(receiver, List.of(), live, () -> adopts.getAndSet(false) ? List.of(adopted) : List.of());
			Shipping.await("the live stream", live::isDrained);
			adopts.set(true);
			this.aheadNanos.addAndGet(Duration.ofMinutes(1).toNanos());
			Shipping.await("forgotten", adopted::isForgotten);
			assertThat(questions).as("asked in vain twice").hasValueGreaterThanOrEqualTo(3);
			assertThat(this.ledger.lines()).containsExactly("a", "b", "c");
			assertThat(this.ledger.ended()).containsExactly(adopted.id());
			assertThat(this.events.atLeastOnce).isEmpty();
		}
	}

	private void ship(TestReceiver receiver, List<JournalStream> recovered, JournalStream live,
			Supplier<List<JournalStream>> adoption) {
		ShipSettings settings = Shipping.settings(receiver.port());
		Streams streams = new Streams(recovered, live, adoption, () -> System.nanoTime() + this.aheadNanos.get());
		ShipLoop loop = new ShipLoop(streams, settings, Shipping::entry, this.gate,
				new ShipperEvents(settings, this.events));
		this.loops.add(loop);
		Thread thread = new Thread(loop, "log-shipper-test");
		thread.setDaemon(true);
		thread.start();
	}

}
