package id.projectwise.logging.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * An entry seen as a record: a view of the bytes that were received, which makes of them
 * what is asked for. Valid until its reader goes on.
 */
public final class ReceivedRecord implements LogRecord {

	private static final int LARGEST_KEPT = 1024;

	private final EntryValues values;

	private final EntryTime time;

	/** Where the value of each field starts; 0 if there is none. */
	private final int[] fields = new int[EntryField.COUNT];

	/** Where the keys of pairs start that are no field. */
	private int[] others = new int[16];

	private int otherCount;

	private int start;

	private String tag = "";

	private @Nullable Origin origin;

	private @Nullable Level level;

	private @Nullable String loggerName;

	ReceivedRecord(EntryNames names, EntryTime time) {
		this.values = new EntryValues(names);
		this.time = time;
	}

	void open(byte[] entries, int offset, int length, String newTag) {
		this.values.reset(entries, offset, length);
		this.tag = newTag;
		this.others = (this.others.length > LARGEST_KEPT) ? new int[16] : this.others;
	}

	/**
	 * Forget the last entry.
	 * @param map where the map of the new one starts
	 */
	void start(int map) {
		Arrays.fill(this.fields, 0);
		this.otherCount = 0;
		this.origin = null;
		this.level = null;
		this.loggerName = null;
		this.start = map;
	}

	void setField(EntryField field, int position) {
		this.fields[field.ordinal()] = position;
	}

	void addOther(int key) {
		if (this.otherCount == this.others.length) {
			this.others = Arrays.copyOf(this.others, this.otherCount * 2);
		}
		this.others[this.otherCount++] = key;
	}

	void setOrigin(Origin newOrigin) {
		this.origin = newOrigin;
	}

	/**
	 * Return whether all fields of the origin are there.
	 */
	boolean hasOrigin() {
		for (int i = 0; i < EntryField.OF_ORIGIN; i++) {
			if (this.fields[EntryField.SERVICE.ordinal() + i] == 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public long epochMillis() {
		return this.time.epochMillis();
	}

	@Override
	public int nanoOfSecond() {
		return this.time.nano();
	}

	@Override
	public String levelName() {
		return level().name();
	}

	@Override
	public int levelNumber() {
		int position = position(EntryField.LEVEL_NUMBER);
		return (position > 0) ? integer(EntryField.LEVEL_NUMBER) : level().number();
	}

	private Level level() {
		Level known = this.level;
		if (known == null) {
			EntryField field = firstOf(EntryField.LEVELS);
			known = (field != null) ? this.values.level(position(field)) : Level.INFO;
			this.level = known;
		}
		return known;
	}

	@Override
	public String loggerName() {
		String known = this.loggerName;
		if (known == null) {
			EntryField field = firstOf(EntryField.LOGGERS);
			known = (field != null) ? this.values.name(position(field)) : this.tag;
			this.loggerName = known;
		}
		return known;
	}

	@Override
	public String threadName() {
		return name(EntryField.THREAD_NAME, "");
	}

	@Override
	public long threadId() {
		return number(EntryField.THREAD_ID);
	}

	/**
	 * Return the message; if the entry has none, all that it has in the manner of JSON.
	 */
	@Override
	public String message() {
		EntryField field = firstOf(EntryField.MESSAGES);
		return this.values.text((field != null) ? position(field) : this.start);
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return null;
	}

	@Override
	public Map<String, String> context() {
		int labels = position(EntryField.LABELS);
		Map<String, String> context = new LinkedHashMap<>();
		if (labels > 0) {
			this.values.addLabels(labels, context);
		}
		for (int i = 0; i < this.otherCount; i++) {
			this.values.addLabel(this.others[i], context);
		}
		addOtherNames(EntryField.MESSAGES, context);
		addOtherNames(EntryField.LEVELS, context);
		addOtherNames(EntryField.LOGGERS, context);
		return context;
	}

	private void addOtherNames(EntryField[] group, Map<String, String> context) {
		EntryField first = firstOf(group);
		for (EntryField field : group) {
			if (field != first && position(field) > 0) {
				context.put(field.text(), this.values.text(position(field)));
			}
		}
	}

	@Override
	public @Nullable String stackTrace() {
		int position = position(EntryField.STACK_TRACE);
		return (position > 0) ? TraceLines.indent(this.values.text(position)) : null;
	}

	@Override
	public @Nullable Caller caller() {
		if (position(EntryField.PATHNAME) == 0) {
			return null;
		}
		String pathname = name(EntryField.PATHNAME, "");
		String filename = pathname.substring(pathname.lastIndexOf('/') + 1);
		return new Caller(pathname, filename, name(EntryField.FUNCTION, ""), integer(EntryField.LINE));
	}

	@Override
	public Origin origin() {
		Origin known = this.origin;
		if (known == null) {
			known = makeOrigin();
			this.origin = known;
		}
		return known;
	}

	private Origin makeOrigin() {
		return new Origin(name(EntryField.SERVICE, this.tag), name(EntryField.INSTANCE, ""), name(EntryField.HOST, ""),
				number(EntryField.PROCESS_ID), number(EntryField.START));
	}

	private int position(EntryField field) {
		return this.fields[field.ordinal()];
	}

	private @Nullable EntryField firstOf(EntryField[] group) {
		for (EntryField field : group) {
			if (position(field) > 0) {
				return field;
			}
		}
		return null;
	}

	private String name(EntryField field, String otherwise) {
		int position = position(field);
		return (position > 0) ? this.values.name(position) : otherwise;
	}

	private int integer(EntryField field) {
		return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(field)));
	}

	private long number(EntryField field) {
		int position = position(field);
		return (position > 0) ? this.values.number(position) : 0;
	}

}
