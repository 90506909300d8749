package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import id.projectwise.logging.file.OwnedTree;

/**
 * The one thread that writes: takes all deliveries that wait, commits them together, and
 * tells their senders. What cannot be written is tried again every second.
 */
final class StoreWriter implements Runnable {

	private static final long MAX_BATCH_BYTES = 8 * 1024 * 1024;

	private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Path root;

	private final StoreListener listener;

	private final TaskQueue queue;

	private final StateDirectory state;

	private final OwnedTree tree;

	private final Committer committer;

	private final BatchCommit batchCommit;

	private final Upkeep upkeep;

	private final Writability writability;

	private final StoreCounters counters;

	private volatile boolean closing;

	private volatile boolean closed;

	private boolean gaveUp;

	StoreWriter(StoreSettings settings, OwnedTree tree, StateDirectory state, LineBatches batches, TaskQueue queue,
			StoreCounters counters, CommitStep.Observer steps) {
		this.root = settings.tree().root();
		this.listener = settings.listener();
		this.tree = tree;
		this.state = state;
		this.queue = queue;
		this.counters = counters;
		this.committer = new Committer(tree, state.marks(), state.undo(), settings, steps);
		this.batchCommit = new BatchCommit(settings, state.marks(), batches, this.committer);
		this.upkeep = new Upkeep(settings, tree, state);
		this.writability = new Writability(settings.listener());
	}

	/** A line of the store's own. */
	LineBatch notice(String text) {
		return this.batchCommit.notice(text);
	}

	/** Write what is waiting, then end; the thread is to be woken. */
	void close() {
		this.closing = true;
	}

	@Override
	public void run() {
		while (!this.gaveUp && !(this.closing && this.queue.isEmpty())) {
			try {
				work();
			}
			catch (Exception | Error ex) {
				// Whatever it is, there are others to write for.
				this.listener.failed("Writing", this.root, asException(ex));
			}
		}
		end();
	}

	private void work() {
		List<Delivery> deliveries = this.queue.takeDeliveries(MAX_BATCH_BYTES);
		if (deliveries.isEmpty()) {
			actOrWait();
		}
		else {
			write(deliveries);
		}
		keepUp();
		this.counters.streams = this.state.marks().size();
		this.counters.openFiles = this.tree.openFiles();
	}

	private void actOrWait() {
		Runnable action = this.queue.takeAction();
		if (action != null) {
			action.run();
		}
		else if (!this.closing) {
			this.queue.await(RETRY_NANOS);
		}
	}

	/** Those that come again and those that do not are never cut back together. */
	private void write(List<Delivery> deliveries) {
		List<Delivery> plain = deliveries.stream().filter((delivery) -> delivery.chunk() == null).toList();
		if (!plain.isEmpty()) {
			finish(plain, untilItWorks(() -> this.batchCommit.append(plain), plain.size()));
		}
		List<Delivery> chunks = deliveries.stream().filter((delivery) -> delivery.chunk() != null).toList();
		if (!chunks.isEmpty()) {
			finish(chunks, untilItWorks(() -> this.batchCommit.commit(chunks), chunks.size()));
		}
	}

	private List<Outcome> untilItWorks(Attempt attempt, int size) {
		long start = System.nanoTime();
		for (int failures = 0;; failures++) {
			try {
				List<Outcome> outcomes = attemptOrUndo(attempt);
				this.counters.countCommit(System.nanoTime() - start);
				this.writability.worked();
				this.counters.problem = null;
				return outcomes;
			}
			catch (Exception | Error ex) {
				// The first time it may have been a file that was just removed.
				if (failures > 0 && !waitForBetterTimes(asException(ex))) {
					return Collections.nCopies(size, Outcome.CLOSED);
				}
			}
		}
	}

	private List<Outcome> attemptOrUndo(Attempt attempt) throws IOException {
		this.committer.rollBack();
		try {
			return attempt.run();
		}
		catch (Exception | Error ex) {
			try {
				this.committer.rollBack();
			}
			catch (IOException suppressed) {
				// Comes first when it is tried again.
				ex.addSuppressed(suppressed);
			}
			throw ex;
		}
	}

	private boolean waitForBetterTimes(Exception reason) {
		this.writability.failed(reason);
		this.counters.problem = this.writability.problem();
		if (this.closing) {
			this.gaveUp = true;
			return false;
		}
		LockSupport.parkNanos(RETRY_NANOS);
		keepUp();
		return true;
	}

	/** What has to be undone is undone at its place: until then nothing is renamed. */
	private void keepUp() {
		if (!this.committer.isUnfinished()) {
			this.upkeep.run();
		}
	}

	private void finish(List<Delivery> deliveries, List<Outcome> outcomes) {
		for (int i = 0; i < outcomes.size(); i++) {
			Delivery delivery = deliveries.get(i);
			this.counters.count(outcomes.get(i), delivery.lines());
			answer(delivery, outcomes.get(i));
		}
	}

	private void answer(Delivery delivery, Outcome outcome) {
		this.queue.done(delivery);
		delivery.lines().release();
		try {
			delivery.done().accept(outcome);
		}
		catch (RuntimeException ex) {
			this.listener.failed("Answering", this.root, ex);
		}
	}

	/**
	 * Return whether nothing will be written any more.
	 */
	boolean isClosed() {
		return this.closed;
	}

	/** Refuse what is still waiting; called by whoever finds the writer closed. */
	void refuseAll() {
		for (Task task = this.queue.poll(); task != null; task = this.queue.poll()) {
			if (task instanceof Task.Write write) {
				answer(write.delivery(), Outcome.CLOSED);
			}
		}
	}

	private void end() {
		this.closed = true;
		refuseAll();
		try (this.state; this.tree) {
			this.upkeep.forceAtEnd();
		}
		catch (IOException ex) {
			this.listener.failed("Closing", this.root, ex);
		}
	}

	private static Exception asException(Throwable ex) {
		return (ex instanceof Exception exception) ? exception : new IOException(ex);
	}

	private interface Attempt {

		List<Outcome> run() throws IOException;

	}

}
