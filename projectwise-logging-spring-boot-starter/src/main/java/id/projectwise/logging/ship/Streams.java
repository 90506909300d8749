package id.projectwise.logging.ship;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import id.projectwise.logging.journal.JournalStream;
import org.jspecify.annotations.Nullable;

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

	private final LongSupplier nanoTime;

	private long nextAdoption;

	/**
	 * Create streams.
	 * @param recovered those of the own folder's earlier openings, oldest first
	 * @param live the one that is appended to
	 * @param adoption gives those that came since it was last asked
	 * @param nanoTime tells the time in nanoseconds
	 */
	Streams(List<JournalStream> recovered, JournalStream live, Supplier<List<JournalStream>> adoption,
			LongSupplier nanoTime) {
		recovered.forEach((stream) -> this.own.add(ShippedStream.ended(stream)));
		this.own.add(ShippedStream.live(live));
		this.adoption = adoption;
		this.nanoTime = nanoTime;
		this.nextAdoption = nanoTime.getAsLong();
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

	boolean isAnyAside() {
		return this.own.stream().anyMatch(ShippedStream::isAside)
				|| this.adopted.stream().anyMatch(ShippedStream::isAside);
	}

	/**
	 * Take note that the receiver hung up instead of acknowledging a stream.
	 * @param stream the stream
	 * @return for how long it is left alone, or null if it is not
	 */
	@Nullable Duration refused(ShippedStream stream) {
		return stream.refused(this.nanoTime.getAsLong());
	}

	/**
	 * Drop what is forgotten; go on with what was set aside, and look for streams to
	 * adopt, if it is time for that.
	 */
	void refresh() {
		this.own.removeIf(ShippedStream::isGone);
		this.adopted.removeIf(ShippedStream::isGone);
		long now = this.nanoTime.getAsLong();
		forEach((stream) -> stream.retry(now));
		if (now - this.nextAdoption >= 0) {
			this.nextAdoption = now + ADOPTION_NANOS;
			this.adoption.get().forEach((stream) -> this.adopted.add(ShippedStream.ended(stream)));
		}
	}

}
