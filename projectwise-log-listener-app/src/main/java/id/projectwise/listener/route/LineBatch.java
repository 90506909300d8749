package id.projectwise.listener.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.file.DaySpan;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Records that were turned into lines and sorted by module and day on the thread that
 * received them, so that the writing thread only writes. For one thread at a time, until
 * it is {@linkplain CommitStore#submit submitted}.
 */
public final class LineBatch {

	/** What the lines of a module and day take beside their bytes. */
	private static final int GROUP_OVERHEAD = 1536;

	/** Days before 1970 and after 9999 have no names of ours. */
	private static final long MAX_MILLIS = 253_402_300_799_999L;

	private final LineBatches owner;

	private final Map<LineGroup.Key, LineGroup> groups = new LinkedHashMap<>();

	/** The groups of the day of the last record. */
	private final Map<String, LineGroup> byLogger = new HashMap<>();

	private @Nullable DaySpan span;

	private int records;

	private long bytes;

	private int groupsMade;

	private long lastEpochMillis;

	private @Nullable Origin lastOrigin;

	LineBatch(LineBatches owner) {
		this.owner = owner;
	}

	/**
	 * Format a record.
	 * @param record the record, read before this returns
	 */
	public void add(LogRecord record) {
		LineGroup group = groupOf(record.loggerName(), record.epochMillis());
		LineBuffer lines = group.lines();
		int before = lines.length();
		boolean formatted = false;
		try {
			this.owner.format().format(record, lines);
			formatted = true;
		}
		finally {
			if (!formatted) {
				lines.truncate(before);
			}
		}
		this.lastEpochMillis = record.epochMillis();
		this.lastOrigin = record.origin();
		count(lines.length() - before);
	}

	/** Add a line that is formatted already. */
	void add(String module, long epochMillis, byte[] line, int offset, int length) {
		group(module, spanOf(epochMillis)).lines().append(line, offset, length);
		count(length);
	}

	private void count(int length) {
		this.records++;
		this.bytes += length;
	}

	private LineGroup groupOf(String loggerName, long epochMillis) {
		DaySpan day = spanOf(epochMillis);
		LineGroup group = this.byLogger.get(loggerName);
		if (group == null) {
			group = group(this.owner.moduleOf(loggerName), day);
			this.byLogger.put(loggerName, group);
		}
		return group;
	}

	private LineGroup group(String module, DaySpan day) {
		return this.groups.computeIfAbsent(new LineGroup.Key(module, day.day()), this::newGroup);
	}

	private LineGroup newGroup(LineGroup.Key key) {
		this.groupsMade++;
		return new LineGroup(key, this.owner.buffers().take());
	}

	private DaySpan spanOf(long epochMillis) {
		long millis = Math.min(Math.max(0, epochMillis), MAX_MILLIS);
		DaySpan day = this.span;
		if (day == null || !day.covers(millis)) {
			day = DaySpan.of(DaySpan.dayOf(millis, this.owner.zone()), this.owner.zone());
			this.span = day;
			this.byLogger.clear();
		}
		return day;
	}

	/**
	 * Return how many records were added.
	 * @return the number of records
	 */
	public int records() {
		return this.records;
	}

	/**
	 * Return how long their lines are.
	 * @return the number of bytes
	 */
	public long bytes() {
		return this.bytes;
	}

	/**
	 * Return how much memory the batch takes until it is written.
	 * @return the number of bytes, about
	 */
	public long heldBytes() {
		return this.bytes + (long) GROUP_OVERHEAD * this.groupsMade;
	}

	/**
	 * Return the time of the last record.
	 * @return milliseconds since the epoch, 0 without a record
	 */
	public long lastEpochMillis() {
		return this.lastEpochMillis;
	}

	/**
	 * Return who logged the last record.
	 * @return the origin, or {@code null} without a record
	 */
	public @Nullable Origin lastOrigin() {
		return this.lastOrigin;
	}

	Collection<LineGroup> groups() {
		return this.groups.values();
	}

	/** Nobody needs the lines any more. */
	void release() {
		this.groups.values().forEach((group) -> this.owner.buffers().giveBack(group.lines()));
		this.groups.clear();
		this.byLogger.clear();
	}

}
