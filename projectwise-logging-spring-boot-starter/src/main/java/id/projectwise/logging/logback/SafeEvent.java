package id.projectwise.logging.logback;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.MessageText;
import org.jspecify.annotations.Nullable;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;

/**
 * An event whose texts show line ends and control characters instead of being them, for
 * encoders that write what they are given.
 */
final class SafeEvent implements ILoggingEvent {

	private static final IMarkerFactory MARKERS = new BasicMarkerFactory();

	private final ILoggingEvent event;

	SafeEvent(ILoggingEvent event) {
		this.event = event;
	}

	static String message(String text) {
		LineBuffer line = new LineBuffer();
		line.appendMessage(text);
		return line.text(0);
	}

	private static String field(String text) {
		LineBuffer line = new LineBuffer();
		line.appendField(text);
		return line.text(0);
	}

	@Override
	public String getThreadName() {
		return field(this.event.getThreadName());
	}

	@Override
	public Level getLevel() {
		return this.event.getLevel();
	}

	@Override
	public String getMessage() {
		return message(String.valueOf(this.event.getMessage()));
	}

	@Override
	public Object[] getArgumentArray() {
		return this.event.getArgumentArray();
	}

	@Override
	public String getFormattedMessage() {
		return message(String.valueOf(this.event.getFormattedMessage()));
	}

	@Override
	public String getLoggerName() {
		return field(this.event.getLoggerName());
	}

	@Override
	public LoggerContextVO getLoggerContextVO() {
		return this.event.getLoggerContextVO();
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		IThrowableProxy throwable = this.event.getThrowableProxy();
		return (throwable != null) ? new SafeThrowable(throwable) : null;
	}

	@Override
	public StackTraceElement[] getCallerData() {
		return this.event.getCallerData();
	}

	@Override
	public boolean hasCallerData() {
		return this.event.hasCallerData();
	}

	@Override
	public @Nullable List<Marker> getMarkerList() {
		List<Marker> markers = this.event.getMarkerList();
		return (markers == null) ? null
				: markers.stream()
					.map((marker) -> MARKERS.getDetachedMarker(field(MessageText.textOf(marker))))
					.toList();
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		Map<String, String> context = this.event.getMDCPropertyMap();
		return context.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() != null)
			.collect(Collectors.toMap((entry) -> field(entry.getKey()), (entry) -> field(entry.getValue()),
					(one, other) -> one));
	}

	@Override
	@Deprecated
	public Map<String, String> getMdc() {
		return getMDCPropertyMap();
	}

	@Override
	public long getTimeStamp() {
		return this.event.getTimeStamp();
	}

	@Override
	public java.time.Instant getInstant() {
		return this.event.getInstant();
	}

	@Override
	public int getNanoseconds() {
		return this.event.getNanoseconds();
	}

	@Override
	public long getSequenceNumber() {
		return this.event.getSequenceNumber();
	}

	@Override
	public @Nullable List<KeyValuePair> getKeyValuePairs() {
		List<KeyValuePair> pairs = this.event.getKeyValuePairs();
		return (pairs == null) ? null : pairs.stream()
			.map((pair) -> new KeyValuePair(field(String.valueOf(pair.key)), field(MessageText.textOf(pair.value))))
			.toList();
	}

	@Override
	public void prepareForDeferredProcessing() {
		this.event.prepareForDeferredProcessing();
	}

}
