package id.projectwise.logging.journal;

import java.util.Collection;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The segments of a stream that are needed, by their positions. Under the lock of the
 * journal.
 */
final class StreamSegments {

	private final NavigableMap<Long, Segment> segments = new TreeMap<>();

	private final SegmentOwner owner;

	StreamSegments(SegmentOwner owner) {
		this.owner = owner;
	}

	void add(Segment segment) {
		this.segments.put(segment.base(), segment);
	}

	void remove(Segment segment) {
		this.segments.remove(segment.base());
		this.owner.free(segment);
	}

	void removeAll() {
		while (!this.segments.isEmpty()) {
			remove(this.segments.firstEntry().getValue());
		}
	}

	/** Oldest first. */
	Collection<Segment> all() {
		return this.segments.values();
	}

	@Nullable Segment first() {
		Entry<Long, Segment> first = this.segments.firstEntry();
		return (first != null) ? first.getValue() : null;
	}

	/** The segment with the first record after a position, or after a hole there. */
	@Nullable Segment after(long position) {
		Entry<Long, Segment> at = this.segments.floorEntry(position);
		if (at != null && at.getValue().end() > position) {
			return at.getValue();
		}
		Entry<Long, Segment> after = this.segments.higherEntry(position);
		return (after != null) ? after.getValue() : null;
	}

	/** Where the missing segments end of which this one is the first. */
	long endOfMissing(Segment first) {
		long end = first.end();
		Segment next = this.segments.get(end);
		while (next != null && next.isMissing()) {
			end = next.end();
			next = this.segments.get(end);
		}
		return end;
	}

	/**
	 * Have nothing to do with files any more that were removed from outside.
	 * @param all whether all were
	 */
	void detach(boolean all) {
		for (Segment segment : this.segments.values()) {
			if (all || !segment.exists()) {
				this.owner.detached(segment);
			}
		}
	}

}
