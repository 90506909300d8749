package id.projectwise.listener;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import id.projectwise.listener.route.CommitStore;
import id.projectwise.listener.route.Delivery;
import id.projectwise.listener.route.LineBatch;
import id.projectwise.listener.route.Outcome;
import id.projectwise.listener.route.StreamOwner;
import id.projectwise.listener.route.StoreListener;
import id.projectwise.listener.route.StoreSettings;
import id.projectwise.listener.route.SyncPolicy;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WatchedStoreTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final UUID stream = UUID.randomUUID();

	private final AdjustableClock clock = new AdjustableClock(
			Instant.ofEpochMilli(WorkerRecord.of("").epochMillis()).plusSeconds(3));

	@TempDir
	private Path root;

	private CommitStore store;

	private WatchedStore watched;

	@BeforeEach
	void open() throws Exception {
		TreeSettings tree = new TreeSettings(this.root, Clock.systemUTC(),
				DateTimeFormatter.ofPattern("yyyy-MM")::format, 10, 10, 0, 0, 0, 0);
		this.store = CommitStore.open(new StoreSettings(tree, StoreSettings.defaultStateDirectory(this.root),
				(record, line) -> line.appendAscii("x\n"), new ModuleNaming(false, Map.of()), WorkerRecord.ORDERS,
				SyncPolicy.NEVER, Duration.ofSeconds(1), Duration.ofDays(1), 100, new StoreListener() {
				}));
		this.watched = new WatchedStore(this.store, this.clock);
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void tellsHowOldTheLastRecordWas() throws Exception {
		assertThat(deliver(0, 10)).isEqualTo(Outcome.COMMITTED);
		assertThat(this.watched.streams(MINUTE)).singleElement().satisfies((progress) -> {
			assertThat(progress.stream()).isEqualTo(this.stream);
			assertThat(progress.origin()).isEqualTo(WorkerRecord.ORDERS);
			assertThat(progress.position()).isEqualTo(10);
			assertThat(progress.lag()).isEqualTo(Duration.ofSeconds(3));
		});
	}

	@Test
	void takesNoNoteOfRepeats() throws Exception {
		deliver(0, 10);
		this.clock.now = this.clock.now.plusSeconds(30);
		assertThat(deliver(0, 10)).isEqualTo(Outcome.REPEATED);
		assertThat(this.watched.streams(MINUTE)).singleElement()
			.extracting(StreamProgress::lag)
			.isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void losesInterestInTheSilent() throws Exception {
		deliver(0, 10);
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(2));
		assertThat(this.watched.streams(MINUTE)).isEmpty();
		assertThat(this.watched.streams(Duration.ofMinutes(10))).hasSize(1);
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(10));
		assertThat(this.watched.streams(Duration.ofDays(1))).isEmpty();
	}

	@Test
	void losesInterestInStreamsThatEnd() throws Exception {
		deliver(0, 10);
		CompletableFuture<Boolean> done = new CompletableFuture<>();
		this.watched.end(this.stream, StreamOwner.NOBODY, (outcome) -> done.complete(true));
		assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.watched.streams(MINUTE)).isEmpty();
		assertThat(deliver(0, 10)).isEqualTo(Outcome.REPEATED);
	}

	@Test
	void putsTheMostDelayedFirst() throws Exception {
		deliver(0, 10);
		this.clock.now = this.clock.now.plusSeconds(5);
		UUID slow = UUID.randomUUID();
		deliver(slow, 0, 7);
		assertThat(new StreamsEndpoint(this.watched).streams())
			.extracting(StreamsEndpoint.Stream::stream, StreamsEndpoint.Stream::service,
					StreamsEndpoint.Stream::lagMillis)
			.isEqualTo(List.of(tuple(slow, "orders", 8000L), tuple(this.stream, "orders", 3000L)));
	}

	private Outcome deliver(long from, long to) throws Exception {
		return deliver(this.stream, from, to);
	}

	private Outcome deliver(UUID id, long from, long to) throws Exception {
		LineBatch lines = this.watched.newBatch();
		lines.add(WorkerRecord.of("hello"));
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		ChunkId chunk = ChunkId.parse("pw1:" + id.toString().replace("-", "") + ":" + from + ":" + to);
		this.watched.submit(new Delivery(chunk, lines, outcome::complete));
		return outcome.get(10, TimeUnit.SECONDS);
	}

	private static final class AdjustableClock extends Clock {

		private Instant now;

		AdjustableClock(Instant now) {
			this.now = now;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
