package id.projectwise.logging.logback;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.Encoder;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.MessageText;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Formats events with an encoder that makes one line of JSON of each. What JSON leaves as
 * it is, such as a change of the direction of writing, is escaped here.
 */
public final class JsonEventFormat implements EventFormat {

	private final Encoder<ILoggingEvent> encoder;

	private JsonEventFormat(Encoder<ILoggingEvent> encoder) {
		this.encoder = encoder;
	}

	/**
	 * Create a format.
	 * @param encoder the encoder, safe for many threads; started when this returns
	 * @param charset tells the encoder its charset
	 * @return the format
	 */
	public static JsonEventFormat of(Encoder<ILoggingEvent> encoder, Consumer<Charset> charset) {
		charset.accept(CodeUnits.INSTANCE);
		encoder.start();
		return new JsonEventFormat(encoder);
	}

	@Override
	public void format(ILoggingEvent event, LineBuffer line) {
		line.appendField(CodeUnits.decode(encode(event)).strip());
		line.append((byte) '\n');
	}

	private byte[] encode(ILoggingEvent event) {
		try {
			return this.encoder.encode(event);
		}
		catch (RuntimeException | Error ex) {
			return encodeWithTexts(event);
		}
	}

	/** Without values that fail when they are shown. */
	private byte[] encodeWithTexts(ILoggingEvent event) {
		List<KeyValuePair> texts = texts(event.getKeyValuePairs());
		LoggingEvent copy = copy(event, event.getFormattedMessage());
		copy.setMDCPropertyMap(event.getMDCPropertyMap());
		copy.setKeyValuePairs(texts);
		try {
			return this.encoder.encode(copy);
		}
		catch (IllegalStateException ex) {
			// Context keys such as "user" and "user.id" do not fit into one JSON object.
			LoggingEvent plain = copy(event, event.getFormattedMessage() + " " + event.getMDCPropertyMap() + texts);
			plain.setMDCPropertyMap(Map.of());
			return this.encoder.encode(plain);
		}
	}

	private static List<KeyValuePair> texts(@Nullable List<KeyValuePair> pairs) {
		return (pairs == null) ? List.of()
				: pairs.stream().map((pair) -> new KeyValuePair(pair.key, text(pair.value))).toList();
	}

	private static @Nullable Object text(@Nullable Object value) {
		return (value == null || value instanceof Number || value instanceof Boolean) ? value
				: MessageText.textOf(value);
	}

	private static LoggingEvent copy(ILoggingEvent event, String message) {
		LoggingEvent copy = new LoggingEvent();
		copy.setLevel(event.getLevel());
		copy.setLoggerName(event.getLoggerName());
		copy.setThreadName(event.getThreadName());
		copy.setInstant(event.getInstant());
		IThrowableProxy throwable = event.getThrowableProxy();
		if (throwable instanceof ThrowableProxy own) {
			copy.setThrowableProxy(own);
		}
		boolean foreign = throwable != null && !(throwable instanceof ThrowableProxy);
		copy.setMessage(foreign ? message + "\n" + ThrowableProxyUtil.asString(throwable) : message);
		return copy;
	}

}
