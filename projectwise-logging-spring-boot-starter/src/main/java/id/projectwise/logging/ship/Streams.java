package id.projectwise.logging.ship;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import id.projectwise.logging.journal.JournalStream;

/**
 * The streams to ship. Those of the own folder go one after the other, because they are
 * of one application, and the live one is the last. Those of processes that ended
 * elsewhere go beside them, so that neither waits for the other. For the shipper's
 * thread.
 */
final class Streams {

	private static final long ADOPTION_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final Supplier<List<JournalStream>> adoption;

	private final List<ShippedStream> own = new ArrayList<>();

	private final List<ShippedStream> adopted = new ArrayList<>();

	private long nextAdoption = System.nanoTime();

	/**
	 * Create streams.
	 * @param recovered those of the own folder's earlier openings, oldest first
	 * @param live the one that is appended to
	 * @param adoption gives those that came since it was last asked
	 */
	Streams(List<JournalStream> recovered, JournalStream live, Supplier<List<JournalStream>> adoption) {
		recovered.forEach((stream) -> this.own.add(ShippedStream.ended(stream)));
		this.own.add(ShippedStream.live(live));
		this.adoption = adoption;
	}

	List<ShippedStream> own() {
		return this.own;
	}

	List<ShippedStream> adopted() {
		return this.adopted;
	}

	void forEach(Consumer<ShippedStream> action) {
		this.own.forEach(action);
		this.adopted.forEach(action);
	}

	void restart() {
		forEach(ShippedStream::restart);
	}

	boolean isAnyAsked() {
		return this.own.stream().anyMatch(ShippedStream::isAsked)
				|| this.adopted.stream().anyMatch(ShippedStream::isAsked);
	}

	/** Drop what is forgotten; look for streams to adopt if it is time for that. */
	void refresh() {
		this.own.removeIf(ShippedStream::isGone);
		this.adopted.removeIf(ShippedStream::isGone);
		long now = System.nanoTime();
		if (now - this.nextAdoption >= 0) {
			this.nextAdoption = now + ADOPTION_NANOS;
			this.adoption.get().forEach((stream) -> this.adopted.add(ShippedStream.ended(stream)));
		}
	}

}
