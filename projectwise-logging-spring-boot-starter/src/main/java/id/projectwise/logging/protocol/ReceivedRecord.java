package id.projectwise.logging.protocol;

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

	/** The name of the label that has what Fluent Bit says beside the time. */
	private static final String METADATA = "metadata";

	/** A label takes much more memory than the few bytes it may have had. */
	static final int MAX_LABELS = 8192;

	private static final String OMITTED = "labels.omitted";

	private final EntryValues values;

	private final EntryTime time;

	private final EntryFields fields = new EntryFields();

	private int start;

	private String tag = "";

	private String host = "";

	private @Nullable Origin origin;

	private @Nullable Level level;

	private @Nullable String loggerName;

	ReceivedRecord(EntryNames names, EntryTime time) {
		this.values = new EntryValues(names);
		this.time = time;
	}

	void open(byte[] entries, int offset, int length, String newTag, String newHost) {
		this.values.reset(entries, offset, length);
		this.tag = newTag;
		this.host = newHost;
		this.fields.shrink();
	}

	/**
	 * Forget the last entry.
	 * @param map where the map of the new one starts
	 */
	void start(int map) {
		this.fields.clear();
		this.origin = null;
		this.level = null;
		this.loggerName = null;
		this.start = map;
	}

	EntryFields fields() {
		return this.fields;
	}

	void setOrigin(Origin newOrigin) {
		this.origin = newOrigin;
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
			EntryField field = this.fields.firstOf(EntryField.LEVELS);
			known = (field != null) ? this.values.level(position(field)) : Level.INFO;
			this.level = known;
		}
		return known;
	}

	@Override
	public String loggerName() {
		String known = this.loggerName;
		if (known == null) {
			known = readLoggerName();
			this.loggerName = known;
		}
		return known;
	}

	private String readLoggerName() {
		EntryField field = this.fields.firstOf(EntryField.LOGGERS);
		if (field == null) {
			return loggerNameWithin(EntryField.KUBERNETES);
		}
		String name = this.values.name(position(field));
		return (field == EntryField.CONTAINER_NAME && name.startsWith("/")) ? name.substring(1) : name;
	}

	private String loggerNameWithin(EntryField field) {
		int map = position(field);
		int container = (map > 0) ? this.values.find(map, EntryField.CONTAINER_NAME) : 0;
		return (container > 0) ? this.values.name(container) : this.tag;
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
	 * The line end that container engines leave at the end of a {@code log} is not part
	 * of it.
	 */
	@Override
	public String message() {
		EntryField field = this.fields.firstOf(EntryField.MESSAGES);
		String text = this.values.text((field != null) ? position(field) : this.start);
		return (field == EntryField.OTHER_LOG) ? withoutLineEnd(text) : text;
	}

	private static String withoutLineEnd(String text) {
		if (!text.endsWith("\n")) {
			return text;
		}
		int end = text.length() - 1;
		return text.substring(0, text.startsWith("\r", end - 1) ? end - 1 : end);
	}

	/**
	 * Return which piece of a line the message is.
	 * @return the piece, or {@code null} if it is whole
	 */
	public @Nullable LinePiece piece() {
		if (position(EntryField.PARTIAL_ID) == 0) {
			return null;
		}
		return new LinePiece(name(EntryField.PARTIAL_ID, ""), number(EntryField.PARTIAL_ORDINAL),
				name(EntryField.PARTIAL_LAST, "").equals("true"));
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return null;
	}

	@Override
	public Map<String, String> context() {
		Map<String, String> context = new LinkedHashMap<>();
		addLabels(EntryField.LABELS, "", context);
		addLabels(EntryField.KUBERNETES, "kubernetes.", context);
		for (int i = 0; i < this.fields.others() && context.size() < MAX_LABELS; i++) {
			this.values.addLabel(this.fields.other(i), context);
		}
		addOtherNames(EntryField.MESSAGES, context);
		addOtherNames(EntryField.LEVELS, context);
		addOtherNames(EntryField.LOGGERS, context);
		addNames(EntryField.PIECE, null, context);
		if (this.time.metadata() > 0) {
			this.values.addLabels(this.time.metadata(), METADATA, METADATA + ".", context);
		}
		if (context.size() >= MAX_LABELS) {
			context.put(OMITTED, "those after the first " + MAX_LABELS);
		}
		return context;
	}

	private void addLabels(EntryField field, String prefix, Map<String, String> context) {
		if (position(field) > 0) {
			this.values.addLabels(position(field), field.text(), prefix, context);
		}
	}

	private void addOtherNames(EntryField[] group, Map<String, String> context) {
		addNames(group, this.fields.firstOf(group), context);
	}

	private void addNames(EntryField[] group, @Nullable EntryField first, Map<String, String> context) {
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
		return new Origin(name(EntryField.SERVICE, this.tag), name(EntryField.INSTANCE, ""),
				name(EntryField.HOST, this.host), number(EntryField.PROCESS_ID), number(EntryField.START));
	}

	private int position(EntryField field) {
		return this.fields.position(field);
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
