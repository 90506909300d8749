package id.projectwise.logging.logback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import id.projectwise.logging.format.MessageText;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * A Logback event seen as a record, on the thread that logs.
 */
final class EventRecord implements LogRecord {

	private final ILoggingEvent event;

	private final Origin origin;

	EventRecord(ILoggingEvent event, Origin origin) {
		this.event = event;
		this.origin = origin;
	}

	@Override
	public long epochMillis() {
		return this.event.getTimeStamp();
	}

	@Override
	public int nanoOfSecond() {
		int nanos = this.event.getNanoseconds();
		int millis = (int) Math.floorMod(this.event.getTimeStamp(), 1000L);
		// Events made by hand may have a time stamp and no nanoseconds.
		return (nanos / 1_000_000 == millis) ? nanos : millis * 1_000_000;
	}

	@Override
	public String levelName() {
		return switch (this.event.getLevel().toInt()) {
			case Level.WARN_INT -> "WARNING";
			case Level.INFO_INT -> "INFO";
			default -> this.event.getLevel().toString();
		};
	}

	@Override
	public int levelNumber() {
		// Logback's numbers are Python's times 1,000, but for TRACE, which is 5,000.
		return this.event.getLevel().toInt() / 1000;
	}

	@Override
	public String loggerName() {
		return this.event.getLoggerName();
	}

	@Override
	public String threadName() {
		return this.event.getThreadName();
	}

	@Override
	@SuppressWarnings("deprecation") // threadId() came with Java 19
	public long threadId() {
		return Thread.currentThread().getId();
	}

	@Override
	public @Nullable String message() {
		return this.event.getMessage();
	}

	@Override
	public @Nullable Object @Nullable [] arguments() {
		return this.event.getArgumentArray();
	}

	@Override
	public Map<String, String> context() {
		Map<String, String> context = this.event.getMDCPropertyMap();
		List<KeyValuePair> pairs = this.event.getKeyValuePairs();
		if (context == null || context.isEmpty()) {
			return (pairs != null) ? withPairs(Map.of(), pairs) : Map.of();
		}
		if (pairs == null && !hasNull(context)) {
			return context;
		}
		return withPairs(context, (pairs != null) ? pairs : List.of());
	}

	// The context may hold null.
	private static boolean hasNull(Map<String, String> context) {
		for (String value : context.values()) {
			if (value == null) {
				return true;
			}
		}
		return false;
	}

	private static Map<String, String> withPairs(Map<String, String> context, List<KeyValuePair> pairs) {
		Map<String, String> all = new LinkedHashMap<>(context);
		all.values().removeIf(Objects::isNull);
		for (KeyValuePair pair : pairs) {
			if (pair.key != null) {
				all.putIfAbsent(pair.key, MessageText.textOf(pair.value));
			}
		}
		return all;
	}

	@Override
	public @Nullable String stackTrace() {
		IThrowableProxy throwable = this.event.getThrowableProxy();
		return (throwable != null) ? StackTraces.render(throwable) : null;
	}

	@Override
	public @Nullable Caller caller() {
		StackTraceElement[] frames = this.event.getCallerData();
		if (frames == null || frames.length == 0) {
			return null;
		}
		StackTraceElement frame = frames[0];
		String file = (frame.getFileName() != null) ? frame.getFileName() : "(unknown file)";
		int packageEnd = frame.getClassName().lastIndexOf('.') + 1;
		String path = frame.getClassName().substring(0, packageEnd).replace('.', '/') + file;
		return new Caller(path, file, frame.getMethodName(), Math.max(0, frame.getLineNumber()));
	}

	@Override
	public Origin origin() {
		return this.origin;
	}

}
