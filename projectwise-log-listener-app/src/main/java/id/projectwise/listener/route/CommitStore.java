package id.projectwise.listener.route;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import id.projectwise.logging.file.OwnedTree;

/**
 * Writes lines to a tree of files and remembers how far each stream is in them, both or
 * neither: whenever the process is killed, the files hold exactly what the marks say. One
 * thread writes; the methods are for any thread and never wait for it, {@link #close()}
 * excepted.
 */
public final class CommitStore implements RecordStore, Closeable {

	private static final long MAX_OWN_BYTES = 1024 * 1024;

	private static final Duration ENDED_EXPIRY = Duration.ofDays(1);

	private final StoreSettings settings;

	/** How long ago streams that end seem to have been used, so that they expire soon. */
	private final long endedMillis;

	private final LineBatches batches;

	private final TaskQueue queue;

	private final MarkTable marks;

	private final StoreWriter writer;

	private final StoreCounters counters;

	private final Thread thread;

	private final AtomicLong ownBytes = new AtomicLong();

	private final AtomicLong ownLinesLost = new AtomicLong();

	private CommitStore(StoreSettings settings, OwnedTree tree, StateDirectory state, CommitStep.Observer steps) {
		this.settings = settings;
		this.endedMillis = Math.max(0, settings.streamExpiry().minus(ENDED_EXPIRY).toMillis());
		this.batches = new LineBatches(settings.format(), settings.naming(), settings.tree().clock().getZone());
		this.queue = new TaskQueue();
		this.marks = state.marks();
		this.counters = new StoreCounters();
		this.writer = new StoreWriter(settings, tree, state, this.batches, this.queue, this.counters, steps);
		this.thread = new Thread(this.writer, "log-store");
	}

	/**
	 * Open a store: take possession of its tree, undo the commit its last owner left
	 * unfinished, rotate what is due, and start the writing thread.
	 * @param settings the settings
	 * @return the store
	 * @throws StoreException if the state or the files are not what they can be; the
	 * message names the way out
	 * @throws IOException if somebody else uses the tree, or it cannot be written
	 */
	public static CommitStore open(StoreSettings settings) throws IOException {
		return open(settings, (step) -> {
		});
	}

	static CommitStore open(StoreSettings settings, CommitStep.Observer steps) throws IOException {
		AtomicReference<StateDirectory> opened = new AtomicReference<>();
		AtomicReference<List<String>> notices = new AtomicReference<>(List.of());
		String owner = "the log listener, process " + ProcessHandle.current().pid() + ", since "
				+ settings.tree().clock().instant();
		CommitStore store = null;
		try {
			OwnedTree tree = OwnedTree.open(settings.tree(), owner, settings.sync() != SyncPolicy.NEVER,
					settings.listener(), () -> {
						StateDirectory state = StateDirectory.open(settings.stateDirectory());
						opened.set(state);
						notices
							.set(new Recovery(settings.tree(), state.undo(), state.marks(), settings.listener()).run());
					});
			store = new CommitStore(settings, tree, Objects.requireNonNull(opened.get()), steps);
			store.start(notices.get());
			return store;
		}
		finally {
			if (store == null && opened.get() != null) {
				opened.get().close();
			}
		}
	}

	private void start(List<String> notices) {
		for (String notice : notices) {
			submit(new Delivery(null, this.writer.notice(notice), (outcome) -> {
			}));
		}
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * Return an empty batch for the lines of a delivery.
	 * @return the batch
	 */
	@Override
	public LineBatch newBatch() {
		return this.batches.newBatch();
	}

	/**
	 * Have lines written. They are kept in memory until that is possible: whoever submits
	 * looks at {@link #pendingBytes()} and stops receiving when it is too much.
	 * @param delivery the lines; the deliveries of a stream are to be submitted in order
	 */
	@Override
	public void submit(Delivery delivery) {
		put(new Task.Write(delivery));
	}

	/**
	 * Ask how far a stream is in the files, and keep it known for longer.
	 * @param stream the stream
	 * @param asker who asks
	 * @param answer told the position after its last record, once all that was submitted
	 * before is written, -1 if the stream is not known, or {@link #FOREIGN}; on the
	 * writing thread, must not block; not told if the store is closed before
	 */
	@Override
	public void question(UUID stream, StreamOwner asker, LongConsumer answer) {
		put(new Task.Act(() -> {
			if (this.marks.owner(stream).excludes(asker)) {
				answer.accept(FOREIGN);
				return;
			}
			this.marks.age(stream, this.settings.tree().clock().millis());
			answer.accept(this.marks.mark(stream));
		}));
	}

	/**
	 * A stream has ended. It is remembered for one day more at most, for copies of its
	 * chunks that are still on their way.
	 * @param stream the stream, known or not
	 * @param sender who says so
	 * @param done told on the writing thread once all that was submitted before is
	 * written, must not block; not told if the store is closed before
	 */
	@Override
	public void end(UUID stream, StreamOwner sender, Consumer<Outcome> done) {
		put(new Task.Act(() -> {
			boolean isForeign = this.marks.owner(stream).excludes(sender);
			if (!isForeign) {
				this.marks.age(stream, this.settings.tree().clock().millis() - this.endedMillis);
			}
			done.accept(isForeign ? Outcome.FOREIGN : Outcome.COMMITTED);
		}));
	}

	/**
	 * Write a line of the store owner's own. If too many wait already, because nothing
	 * can be written, it is dropped and counted.
	 * @param module the name of the module
	 * @param epochMillis the time of the record
	 * @param line the array that holds the line, its line feed included; copied
	 * @param offset where the line begins
	 * @param length how many bytes it has
	 */
	public void write(String module, long epochMillis, byte[] line, int offset, int length) {
		if (this.ownBytes.addAndGet(length) > MAX_OWN_BYTES) {
			this.ownBytes.addAndGet(-length);
			this.ownLinesLost.incrementAndGet();
			return;
		}
		LineBatch batch = newBatch();
		batch.add(module, epochMillis, line, offset, length);
		submit(new Delivery(null, batch, (outcome) -> this.ownBytes.addAndGet(-length)));
	}

	/**
	 * Return how much memory is taken by what was submitted and is not written yet.
	 * @return the number of bytes, about
	 */
	@Override
	public long pendingBytes() {
		return this.queue.bytes();
	}

	/**
	 * Return what the store is and did.
	 * @return the state
	 */
	public StoreState state() {
		return this.counters.state(this.ownLinesLost.get());
	}

	private void put(Task task) {
		this.queue.put(task);
		if (this.writer.isClosed()) {
			this.writer.refuseAll();
		}
	}

	/**
	 * Write all that was submitted, then let go of the tree. What cannot be written at
	 * the first attempt is refused, and so is what is submitted later.
	 */
	@Override
	public void close() {
		this.writer.close();
		LockSupport.unpark(this.thread);
		boolean interrupted = false;
		while (this.thread.isAlive()) {
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
