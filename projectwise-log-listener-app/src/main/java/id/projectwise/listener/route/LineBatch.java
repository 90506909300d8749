package id.projectwise.listener.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

	/** The least that a batch takes. */
	private static final int OVERHEAD = 1536;

	/** What a module and day takes. */
	private static final int GROUP_OVERHEAD = 256;

	/** What it takes to know the group of a logger. */
	private static final int LOGGER_OVERHEAD = 64;

	/** What a piece of a group takes beside its bytes, to tell where it is. */
	private static final int PIECE_OVERHEAD = 2 * Long.BYTES;

	/** Days before 1970 and after 9999 have no names of ours. */
	private static final long MAX_MILLIS = 253_402_300_799_999L;

	/** For more modules, or loggers, they are found out again. */
	private static final int MAX_REMEMBERED = 64;

	private final LineBatches owner;

	/** All lines, in the order in which they came. */
	private final LineBuffer lines = new LineBuffer();

	/** The groups that have lines. */
	private final List<LineGroup> groups = new ArrayList<>();

	/** All groups there were, for they are likely to come again. */
	private final Map<LineGroup.Key, LineGroup> byKey = new HashMap<>();

	/** Those of the day of the last record. */
	private final Map<String, LineGroup> byLogger = new HashMap<>();

	private @Nullable DaySpan span;

	private int records;

	private int pieces;

	private long bytes;

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
		int before = this.lines.length();
		boolean formatted = false;
		try {
			this.owner.format().format(record, this.lines);
			formatted = true;
		}
		finally {
			if (!formatted) {
				this.lines.truncate(before);
			}
		}
		this.lastEpochMillis = record.epochMillis();
		this.lastOrigin = record.origin();
		added(group, before);
	}

	/** Add a line that is formatted already. */
	void add(String module, long epochMillis, byte[] line, int offset, int length) {
		int before = this.lines.length();
		this.lines.append(line, offset, length);
		added(group(module, spanOf(epochMillis)), before);
	}

	private void added(LineGroup group, int start) {
		if (group.isEmpty()) {
			this.groups.add(group);
		}
		int end = this.lines.length();
		this.pieces += group.add(start, end);
		this.records++;
		this.bytes += end - start;
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
		return this.byKey.computeIfAbsent(new LineGroup.Key(module, day.day()), LineGroup::new);
	}

	private DaySpan spanOf(long epochMillis) {
		long millis = Math.min(Math.max(0, epochMillis), MAX_MILLIS);
		DaySpan day = this.span;
		if (day == null || !day.covers(millis)) {
			day = this.owner.spanOf(millis);
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
		return OVERHEAD + this.bytes + (long) GROUP_OVERHEAD * this.groups.size()
				+ (long) LOGGER_OVERHEAD * this.byLogger.size() + (long) PIECE_OVERHEAD * this.pieces;
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

	LineBuffer lines() {
		return this.lines;
	}

	List<LineGroup> groups() {
		return this.groups;
	}

	/** Return how many modules and days are known. */
	int remembered() {
		return this.byKey.size();
	}

	/** Return how much memory the batch takes for its lines when it is empty. */
	int capacity() {
		return this.lines.array().length;
	}

	/**
	 * Nobody needs the lines any more, nor looks at this batch: it will be another one.
	 */
	void release() {
		this.groups.forEach(LineGroup::clear);
		this.groups.clear();
		this.lines.clear();
		this.records = 0;
		this.pieces = 0;
		this.bytes = 0;
		this.lastEpochMillis = 0;
		this.lastOrigin = null;
		if (this.byKey.size() > MAX_REMEMBERED || this.byLogger.size() > MAX_REMEMBERED) {
			this.byKey.clear();
			this.byLogger.clear();
		}
		this.owner.pool().giveBack(this);
	}

}
