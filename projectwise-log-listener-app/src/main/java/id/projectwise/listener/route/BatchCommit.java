package id.projectwise.listener.route;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import id.projectwise.logging.protocol.ChunkId;

/**
 * What of a batch of deliveries is written, and what its senders are told. For the
 * writing thread; each method is one attempt.
 */
final class BatchCommit {

	private final StoreSettings settings;

	private final StoreListener listener;

	private final MarkTable marks;

	private final LineBatches batches;

	private final Committer committer;

	BatchCommit(StoreSettings settings, MarkTable marks, LineBatches batches, Committer committer) {
		this.settings = settings;
		this.listener = settings.listener();
		this.marks = marks;
		this.batches = batches;
		this.committer = committer;
	}

	/**
	 * Write lines whose senders know no streams.
	 */
	List<Outcome> append(List<Delivery> deliveries) throws IOException {
		this.committer.appendOnly(deliveries.stream().map(Delivery::lines).toList());
		return Collections.nCopies(deliveries.size(), Outcome.COMMITTED);
	}

	/**
	 * Write those chunks that are next in their streams.
	 */
	List<Outcome> commit(List<Delivery> deliveries) throws IOException {
		ChunkOrder order = new ChunkOrder(this.marks::mark, this.marks::owner);
		List<Outcome> outcomes = new ArrayList<>();
		List<LineBatch> lines = new ArrayList<>();
		for (Delivery delivery : deliveries) {
			ChunkId chunk = Objects.requireNonNull(delivery.chunk());
			boolean isLost = order.isLost(chunk);
			Outcome outcome = order.next(chunk, delivery.isResumed(), delivery.sender());
			if (outcome == Outcome.COMMITTED) {
				if (isLost) {
					lines.add(lost(chunk));
				}
				lines.add(delivery.lines());
			}
			outcomes.add(outcome);
		}
		if (!lines.isEmpty()) {
			this.committer.commit(lines, order.newMarks(), order.newOwners());
		}
		return outcomes;
	}

	private LineBatch lost(ChunkId chunk) {
		this.listener.unknownStream(chunk.stream(), chunk.from());
		return notice("Stream " + chunk.stream() + " continues at " + chunk.from()
				+ " and is not known here: the listener's state was lost or is too old."
				+ " Records that were in flight then may be here twice");
	}

	/** A line of the store's own. */
	LineBatch notice(String text) {
		LineBatch batch = this.batches.newBatch();
		batch.add(new OwnRecord(Instant.now(this.settings.tree().clock()), this.settings.origin(), text));
		return batch;
	}

}
