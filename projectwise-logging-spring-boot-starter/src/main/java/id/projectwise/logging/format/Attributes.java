package id.projectwise.logging.format;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of Python's {@code logging.LogRecord}, and those of our own. What
 * belongs to the caller has the values of {@code Logger.findCaller} if it is unknown.
 */
final class Attributes {

	static final String TIME = "asctime";

	static final String TRACE = "exc_text";

	static final Set<String> OF_CALLER = Set.of("filename", "funcName", "lineno", "module", "pathname");

	private static final String CONTEXT = "mdc.";

	private static final Caller UNKNOWN = new Caller("(unknown file)", "(unknown file)", "(unknown function)", 0);

	private static final Map<String, Attribute> FIXED = fixed();

	private final Piece time;

	Attributes(Piece time) {
		this.time = time;
	}

	/**
	 * Return the names a format may use, as they are shown to users.
	 */
	static Set<String> names() {
		Set<String> names = new TreeSet<>(FIXED.keySet());
		names.add(TIME);
		names.add(CONTEXT + "KEY");
		return names;
	}

	@Nullable Attribute find(String name) {
		if (name.equals(TIME)) {
			return new Attribute.Text(this.time);
		}
		if (name.startsWith(CONTEXT) && name.length() > CONTEXT.length()) {
			return context(name.substring(CONTEXT.length()));
		}
		return FIXED.get(name);
	}

	private static Map<String, Attribute> fixed() {
		Map<String, Attribute> attributes = new TreeMap<>();
		addRecord(attributes);
		addTime(attributes);
		addCaller(attributes);
		addOrigin(attributes);
		return attributes;
	}

	private static void addRecord(Map<String, Attribute> attributes) {
		attributes.put("name", field(LogRecord::loggerName));
		attributes.put("levelname", new Attribute.Text((record, line) -> line.appendAscii(record.levelName())));
		attributes.put("levelno", new Attribute.Whole(LogRecord::levelNumber));
		attributes.put("message",
				new Attribute.Text((record, line) -> MessageText.append(record.message(), record.arguments(), line)));
		attributes.put("thread", new Attribute.Whole(LogRecord::threadId));
		attributes.put("threadName", field(LogRecord::threadName));
		attributes.put("taskName", new Attribute.None());
		attributes.put(TRACE, new Attribute.Text(Attributes::appendTrace));
	}

	private static void addTime(Map<String, Attribute> attributes) {
		attributes.put("created", new Attribute.Real((record) -> nanos(record) / 1e9));
		attributes.put("msecs", new Attribute.Real((record) -> Math.floorMod(record.epochMillis(), 1000)));
		attributes.put("relativeCreated",
				new Attribute.Real((record) -> (nanos(record) - record.origin().startEpochMillis() * 1_000_000) / 1e6));
	}

	private static void addCaller(Map<String, Attribute> attributes) {
		attributes.put("filename", field((record) -> caller(record).filename()));
		attributes.put("funcName", field((record) -> caller(record).function()));
		attributes.put("lineno", new Attribute.Whole((record) -> caller(record).line()));
		attributes.put("module", field((record) -> caller(record).module()));
		attributes.put("pathname", field((record) -> caller(record).pathname()));
	}

	private static void addOrigin(Map<String, Attribute> attributes) {
		attributes.put("process", new Attribute.Whole((record) -> record.origin().processId()));
		attributes.put("processName", origin(Origin::service));
		attributes.put("service", origin(Origin::service));
		attributes.put("instance", origin(Origin::instance));
		attributes.put("host", origin(Origin::host));
	}

	private static Attribute origin(Function<Origin, String> value) {
		return field((record) -> value.apply(record.origin()));
	}

	private static Attribute field(Function<LogRecord, String> value) {
		return new Attribute.Text((record, line) -> line.appendField(value.apply(record)));
	}

	private static Attribute context(String key) {
		return new Attribute.Text((record, line) -> {
			String value = record.contextValue(key);
			line.appendField((value != null) ? value : "");
		});
	}

	private static void appendTrace(LogRecord record, LineBuffer line) {
		String trace = record.stackTrace();
		line.appendTrace((trace != null) ? trace : "");
	}

	private static long nanos(LogRecord record) {
		return Math.floorDiv(record.epochMillis(), 1000) * 1_000_000_000 + record.nanoOfSecond();
	}

	private static Caller caller(LogRecord record) {
		Caller caller = record.caller();
		return (caller != null) ? caller : UNKNOWN;
	}

}
