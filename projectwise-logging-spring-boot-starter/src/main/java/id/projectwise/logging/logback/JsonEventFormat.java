package id.projectwise.logging.logback;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.Consumer;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.Encoder;
import id.projectwise.logging.format.LineBuffer;

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
		catch (IllegalStateException ex) {
			// Context keys such as "user" and "user.id" do not fit into one JSON object.
			return this.encoder.encode(withContextInMessage(event));
		}
	}

	private static LoggingEvent withContextInMessage(ILoggingEvent event) {
		LoggingEvent plain = new LoggingEvent();
		plain.setLevel(event.getLevel());
		plain.setLoggerName(event.getLoggerName());
		plain.setThreadName(event.getThreadName());
		plain.setInstant(event.getInstant());
		String message = event.getFormattedMessage() + " " + event.getMDCPropertyMap() + event.getKeyValuePairs();
		IThrowableProxy throwable = event.getThrowableProxy();
		if (throwable instanceof ThrowableProxy own) {
			plain.setThrowableProxy(own);
		}
		else if (throwable != null) {
			message += "\n" + ThrowableProxyUtil.asString(throwable);
		}
		plain.setMessage(message);
		plain.setMDCPropertyMap(Map.of());
		return plain;
	}

}
