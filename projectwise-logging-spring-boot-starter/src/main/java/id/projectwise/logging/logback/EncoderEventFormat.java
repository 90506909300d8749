package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import id.projectwise.logging.format.LineBuffer;

/**
 * Formats events with an encoder of Logback's kind, which must be started. What the
 * encoder shows of an event cannot forge a line or reach a terminal.
 */
public final class EncoderEventFormat implements EventFormat {

	private final Encoder<ILoggingEvent> encoder;

	private final boolean escaping;

	/**
	 * Create a format.
	 * @param encoder the encoder, safe for many threads, producing UTF-8
	 * @param escaping whether the encoder escapes control characters by itself, as JSON
	 * does
	 */
	public EncoderEventFormat(Encoder<ILoggingEvent> encoder, boolean escaping) {
		this.encoder = encoder;
		this.escaping = escaping;
	}

	@Override
	public void format(ILoggingEvent event, LineBuffer line) {
		byte[] encoded = this.encoder.encode(this.escaping ? event : new SafeEvent(event));
		line.append(encoded);
		if (encoded.length == 0 || encoded[encoded.length - 1] != '\n') {
			line.append((byte) '\n');
		}
	}

}
