package id.projectwise.listener;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import id.projectwise.listener.route.Delivery;
import id.projectwise.listener.route.LineBatch;
import id.projectwise.listener.route.Outcome;
import id.projectwise.listener.route.RecordStore;
import id.projectwise.listener.route.StreamOwner;
import id.projectwise.logging.protocol.ChunkId;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on to the store, and notes how far behind each stream is: how old its
 * last record was when it was in its file.
 */
final class WatchedStore implements RecordStore {

	/** Who has been silent for longer is of no interest any more. */
	private static final Duration INTEREST = Duration.ofMinutes(10);

	private static final int MAX_STREAMS = 100_000;

	private final RecordStore store;

	private final Clock clock;

	private final Map<UUID, StreamProgress> streams = new ConcurrentHashMap<>();

	WatchedStore(RecordStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	@Override
	public LineBatch newBatch() {
		return this.store.newBatch();
	}

	@Override
	public void submit(Delivery delivery) {
		ChunkId chunk = delivery.chunk();
		if (chunk == null) {
			this.store.submit(delivery);
			return;
		}
		// The batch belongs to the store once it is submitted.
		Origin origin = delivery.lines().lastOrigin();
		long last = delivery.lines().lastEpochMillis();
		this.store.submit(new Delivery(chunk, delivery.isResumed(), delivery.sender(), delivery.lines(), (outcome) -> {
			if (outcome == Outcome.COMMITTED) {
				note(chunk, origin, last);
			}
			delivery.done().accept(outcome);
		}));
	}

	private void note(ChunkId chunk, @Nullable Origin origin, long last) {
		if (origin != null && (this.streams.size() < MAX_STREAMS || this.streams.containsKey(chunk.stream()))) {
			Instant now = this.clock.instant();
			this.streams.put(chunk.stream(), new StreamProgress(chunk.stream(), origin, chunk.to(), now,
					Duration.ofMillis(Math.max(0, now.toEpochMilli() - last))));
		}
	}

	@Override
	public void question(UUID stream, StreamOwner asker, LongConsumer answer) {
		this.store.question(stream, asker, answer);
	}

	@Override
	public void end(UUID stream, StreamOwner sender, Consumer<Outcome> done) {
		this.store.end(stream, sender, (outcome) -> {
			if (outcome != Outcome.FOREIGN) {
				this.streams.remove(stream);
			}
			done.accept(outcome);
		});
	}

	@Override
	public long pendingBytes() {
		return this.store.pendingBytes();
	}

	/**
	 * Return the streams that had a commit within a time.
	 * @param span the time up to now, at most ten minutes
	 * @return the streams, in no order
	 */
	List<StreamProgress> streams(Duration span) {
		Instant now = this.clock.instant();
		this.streams.values().removeIf((stream) -> stream.committed().isBefore(now.minus(INTEREST)));
		return this.streams.values()
			.stream()
			.filter((stream) -> !stream.committed().isBefore(now.minus(span)))
			.toList();
	}

}
