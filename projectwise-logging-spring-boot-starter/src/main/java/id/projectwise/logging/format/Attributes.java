package id.projectwise.logging.format;

import java.util.List;
import java.util.Set;
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

	/**
	 * The names a format may use, as they are shown to users.
	 */
	static final List<String> NAMES = List.of("asctime", "created", "exc_text", "filename", "funcName", "host",
			"instance", "levelname", "levelno", "lineno", "mdc.KEY", "message", "module", "msecs", "name", "pathname",
			"process", "processName", "relativeCreated", "service", "taskName", "thread", "threadName");

	static final String TRACE = "exc_text";

	static final Set<String> OF_CALLER = Set.of("filename", "funcName", "lineno", "module", "pathname");

	private static final String CONTEXT = "mdc.";

	private static final Caller UNKNOWN = new Caller("(unknown file)", "(unknown file)", "(unknown function)", 0);

	private final Piece time;

	Attributes(Piece time) {
		this.time = time;
	}

	// Only what a format names is made: each lambda costs time when it is made first, and
	// an application waits for it when it starts.
	@Nullable Attribute find(String name) {
		return switch (name) {
			case "asctime" -> new Attribute.Text(this.time);
			case "created" -> new Attribute.Real((record) -> nanos(record) / 1e9);
			case "exc_text" -> new Attribute.Text(Attributes::appendTrace);
			case "filename" -> field((record) -> caller(record).filename());
			case "funcName" -> field((record) -> caller(record).function());
			case "host" -> origin(Origin::host);
			case "instance" -> origin(Origin::instance);
			case "levelname" -> field(LogRecord::levelName);
			case "levelno" -> new Attribute.Whole(LogRecord::levelNumber);
			case "lineno" -> new Attribute.Whole((record) -> caller(record).line());
			case "message" -> new Attribute.Text(Attributes::appendMessage);
			case "module" -> field((record) -> caller(record).module());
			case "msecs" -> new Attribute.Real((record) -> Math.floorMod(record.epochMillis(), 1000));
			case "name" -> field(LogRecord::loggerName);
			case "pathname" -> field((record) -> caller(record).pathname());
			case "process" -> new Attribute.Whole((record) -> record.origin().processId());
			case "processName" -> field(LogRecord::processName);
			case "relativeCreated" -> new Attribute.Real(Attributes::relativeMillis);
			case "service" -> origin(Origin::service);
			case "taskName" ->
				new Attribute.TextOrNone(context("taskName"), (record) -> record.context().containsKey("taskName"));
			case "thread" -> new Attribute.Whole(LogRecord::threadId);
			case "threadName" -> field(LogRecord::threadName);
			default -> contextAttribute(name);
		};
	}

	private static Attribute origin(Function<Origin, String> value) {
		return field((record) -> value.apply(record.origin()));
	}

	private static Attribute field(Function<LogRecord, String> value) {
		return new Attribute.Text((record, line) -> line.appendField(value.apply(record)));
	}

	private static @Nullable Attribute contextAttribute(String name) {
		if (!name.startsWith(CONTEXT) || name.length() == CONTEXT.length()) {
			return null;
		}
		return new Attribute.Text(context(name.substring(CONTEXT.length())));
	}

	private static Piece context(String key) {
		return (record, line) -> line.appendField(record.context().getOrDefault(key, ""));
	}

	private static void appendMessage(LogRecord record, LineBuffer line) {
		MessageText.append(record.message(), record.arguments(), line);
	}

	private static void appendTrace(LogRecord record, LineBuffer line) {
		String trace = record.stackTrace();
		line.appendTrace((trace != null) ? trace : "");
	}

	private static double relativeMillis(LogRecord record) {
		return (nanos(record) - record.origin().startEpochMillis() * 1_000_000) / 1e6;
	}

	private static long nanos(LogRecord record) {
		return Math.floorDiv(record.epochMillis(), 1000) * 1_000_000_000 + record.nanoOfSecond();
	}

	private static Caller caller(LogRecord record) {
		Caller caller = record.caller();
		return (caller != null) ? caller : UNKNOWN;
	}

}
