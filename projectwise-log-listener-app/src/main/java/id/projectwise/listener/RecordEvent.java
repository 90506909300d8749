package id.projectwise.listener;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import id.projectwise.logging.record.Origin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * A received record seen as an event of Logback's, for patterns and structured formats.
 * Valid as long as the record is. To a pattern the worker is the Logback context:
 * {@code %contextName} is its service, and {@code %property{instance}},
 * {@code %property{service}}, {@code %property{host}} and {@code %property{pid}} tell the
 * rest.
 */
final class RecordEvent implements ILoggingEvent {

	private static final Object[] NO_ARGUMENTS = {};

	private final LogRecord record;

	RecordEvent(LogRecord record) {
		this.record = record;
	}

	@Override
	public String getThreadName() {
		return this.record.threadName();
	}

	@Override
	public Level getLevel() {
		int number = this.record.levelNumber();
		if (number >= 40) {
			return Level.ERROR;
		}
		if (number >= 30) {
			return Level.WARN;
		}
		if (number >= 20) {
			return Level.INFO;
		}
		return (number >= 10) ? Level.DEBUG : Level.TRACE;
	}

	@Override
	public String getMessage() {
		String message = this.record.message();
		return (message != null) ? message : "null";
	}

	@Override
	public Object[] getArgumentArray() {
		return NO_ARGUMENTS;
	}

	@Override
	public String getFormattedMessage() {
		return getMessage();
	}

	@Override
	public String getLoggerName() {
		return this.record.loggerName();
	}

	@Override
	public LoggerContextVO getLoggerContextVO() {
		Origin origin = this.record.origin();
		String service = safe(origin.service());
		return new LoggerContextVO(service, Map.of("service", service, "instance", safe(origin.instance()), "host",
				safe(origin.host()), "pid", Long.toString(origin.processId())), origin.startEpochMillis());
	}

	/** Logback's converters write these texts as they are. */
	private static String safe(String text) {
		LineBuffer line = new LineBuffer();
		line.appendField(text);
		return line.text(0);
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		String trace = this.record.stackTrace();
		return (trace != null) ? new ReceivedThrowable(trace) : null;
	}

	@Override
	public StackTraceElement[] getCallerData() {
		Caller caller = this.record.caller();
		return (caller == null) ? new StackTraceElement[0] : new StackTraceElement[] {
				new StackTraceElement(className(caller), caller.function(), safe(caller.filename()), caller.line()) };
	}

	private static String className(Caller caller) {
		int end = caller.pathname().lastIndexOf('.');
		return safe(caller.pathname().substring(0, Math.max(0, end)).replace('/', '.'));
	}

	@Override
	public boolean hasCallerData() {
		return this.record.caller() != null;
	}

	@Override
	public @Nullable List<Marker> getMarkerList() {
		return null;
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		return this.record.context();
	}

	@Override
	@Deprecated
	public Map<String, String> getMdc() {
		return getMDCPropertyMap();
	}

	@Override
	public long getTimeStamp() {
		return this.record.epochMillis();
	}

	@Override
	public Instant getInstant() {
		return Instant.ofEpochSecond(Math.floorDiv(this.record.epochMillis(), 1000L), this.record.nanoOfSecond());
	}

	@Override
	public int getNanoseconds() {
		return this.record.nanoOfSecond();
	}

	@Override
	public long getSequenceNumber() {
		return 0;
	}

	@Override
	public @Nullable List<KeyValuePair> getKeyValuePairs() {
		return null;
	}

	@Override
	public void prepareForDeferredProcessing() {
		// It is formatted on the spot.
	}

}
