package id.projectwise.listener.route;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.RecordFormat;
import id.projectwise.logging.record.LogRecord;

/**
 * A store that keeps the messages of records in memory, and its answers back for as long
 * as a test wants. It commits everything, and knows each stream up to position 42.
 */
public final class MemoryStore implements RecordStore {

	private final LineBatches batches;

	private final List<String> messages = new ArrayList<>();

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private long pendingBytes;

	private boolean holdsBack;

	public MemoryStore() {
		this(MemoryStore::format);
	}

	/**
	 * Create a store of lines instead of messages.
	 */
	public MemoryStore(RecordFormat format) {
		this.batches = new LineBatches(format, new ModuleNaming(false, Map.of()), ZoneOffset.UTC);
	}

	@Override
	public LineBatch newBatch() {
		return this.batches.newBatch();
	}

	@Override
	public synchronized void submit(Delivery delivery) {
		this.pendingBytes += delivery.lines().bytes();
		act(() -> {
			this.pendingBytes -= delivery.lines().bytes();
			keep(delivery.lines().lines());
			delivery.done().accept(Outcome.COMMITTED);
		});
	}

	@Override
	public synchronized void question(UUID stream, StreamOwner asker, LongConsumer answer) {
		act(() -> answer.accept(42));
	}

	@Override
	public synchronized void end(UUID stream, StreamOwner sender, Consumer<Outcome> done) {
		act(() -> done.accept(Outcome.COMMITTED));
	}

	@Override
	public synchronized long pendingBytes() {
		return this.pendingBytes;
	}

	/**
	 * Do nothing until told to go on.
	 */
	public synchronized void holdBack() {
		this.holdsBack = true;
	}

	/**
	 * Do all that waits.
	 */
	public synchronized void goOn() {
		this.holdsBack = false;
		this.waiting.forEach(Runnable::run);
		this.waiting.clear();
	}

	/**
	 * Return the messages of all records, in their order.
	 */
	public synchronized List<String> messages() {
		return List.copyOf(this.messages);
	}

	private void act(Runnable action) {
		if (this.holdsBack) {
			this.waiting.add(action);
		}
		else {
			action.run();
		}
	}

	private void keep(LineBuffer lines) {
		new String(lines.array(), 0, lines.length(), StandardCharsets.UTF_8).lines().forEach(this.messages::add);
	}

	private static void format(LogRecord record, LineBuffer line) {
		line.appendMessage(String.valueOf(record.message()));
		line.append((byte) '\n');
	}

}
