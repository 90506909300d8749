package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	@TempDir
	Path directory;

	private final Ledger ledger = new Ledger();

	@Test
	void waitsUntilAllIsAcknowledged() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger) {
			@Override
			void onData(ChunkId chunk, ForwardRequest request, TestReceiver.Peer peer) throws IOException {
				LockSupport.parkNanos(200_000_000);
				super.onData(chunk, request, peer);
			}
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append(0, 1000);
			assertThat(shipping.shipper.drain(LONG)).isTrue();
			assertThat(this.ledger.lines()).isEqualTo(Lines.of(0, 1000));
			assertThat(shipping.journal.state().bytes()).isZero();
		}
	}

	@Test
	void deliversForAJobThatEndsAtOnce() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Journal journal = Shipping.open(this.directory)) {
			Shipping.append(journal, "the only line");
			Shipper shipper = Shipper.start(journal, Shipping.settings(receiver.port()), (gap) -> new byte[0],
					new ShipperListener() {
					});
			assertThat(shipper.drain(LONG)).isTrue();
			assertThat(this.ledger.lines()).containsExactly("the only line");
			shipper.close();
		}
	}

	@Test
	void isNotSlowedByRests() throws Exception {
		try (TestReceiver receiver = TestReceiver.start(new MarkKeeper(this.ledger));
				Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			Shipping.await("connection", () -> receiver.requests().size() == 1);
			long begun = System.nanoTime();
			for (int i = 0; i < 100; i++) {
				shipping.append("line");
				assertThat(shipping.shipper.drain(LONG)).isTrue();
			}
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1500));
		}
	}

	@Test
	void returnsAtOnceWhenThereIsNothingToShip() throws Exception {
		try (Shipping shipping = Shipping.start(this.directory, ShipperTests.closedPort())) {
			assertThat(shipping.shipper.drain(LONG)).isTrue();
		}
	}

	@Test
	void waitsForOneAttemptWhenNobodyListens() throws Exception {
		try (Shipping shipping = Shipping.start(this.directory, ShipperTests.closedPort())) {
			shipping.append("kept");
			Shipping.await("long delays", () -> shipping.events.delays.size() >= 5);
			long attempts = shipping.state().attempts();
			long begun = System.nanoTime();
			assertThat(shipping.shipper.drain(LONG)).isFalse();
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
			assertThat(shipping.state().attempts()).isBetween(attempts, attempts + 1);
			assertThat(shipping.journal.state().bytes()).isPositive();
		}
	}

	@Test
	void waitsNoLongerThanAskedForAHostThatDoesNotAnswer() throws Exception {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				Backlog backlog = new Backlog(full);
				Shipping shipping = Shipping.start(this.directory, full.getLocalPort())) {
			assertThat(backlog.sockets).isNotEmpty();
			shipping.append("kept");
			assertTakes(Duration.ofMillis(300), shipping);
			long begun = System.nanoTime();
			shipping.shipper.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).as("close").isLessThan(Duration.ofSeconds(1));
		}
	}

	@Test
	void waitsNoLongerThanAskedForASilentReceiver() throws Exception {
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append("kept");
			Shipping.await("question", () -> receiver.requests().size() == 1);
			assertTakes(Duration.ofMillis(300), shipping);
		}
	}

	@Test
	void connectsAgainInQuickSuccessionAfterALoss() throws Exception {
		TestReceiver first = TestReceiver.start(new MarkKeeper(this.ledger));
		try (Shipping shipping = Shipping.start(this.directory, first.port())) {
			shipping.append("line 0");
			Shipping.await("first line", () -> this.ledger.size() == 1);
			first.close();
			Shipping.await("long delays", () -> shipping.events.delays.size() >= 5);
			shipping.append("line 1");
			CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> shipping.shipper.drain(LONG));
			long attempts = shipping.state().attempts();
			Shipping.await("attempts", () -> shipping.state().attempts() >= attempts + 3);
			try (TestReceiver second = TestReceiver.start(first.port(), new MarkKeeper(this.ledger))) {
				assertThat(drained.get(20, TimeUnit.SECONDS)).isTrue();
				assertThat(second.connections()).isOne();
				assertThat(this.ledger.lines()).containsExactly("line 0", "line 1");
			}
		}
	}

	@Test
	void endsWhenTheShipperIsClosed() throws Exception {
		try (TestReceiver receiver = TestReceiver.start((request, peer) -> {
		}); Shipping shipping = Shipping.start(this.directory, receiver.port())) {
			shipping.append("kept");
			Shipping.await("question", () -> receiver.requests().size() == 1);
			CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> shipping.shipper.drain(LONG));
			shipping.shipper.close();
			assertThat(drained.get(10, TimeUnit.SECONDS)).isFalse();
		}
	}

	private static void assertTakes(Duration timeout, Shipping shipping) {
		long begun = System.nanoTime();
		assertThat(shipping.shipper.drain(timeout)).isFalse();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(timeout, timeout.plusSeconds(1));
	}

}
