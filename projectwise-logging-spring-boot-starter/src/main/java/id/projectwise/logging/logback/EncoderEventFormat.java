package id.projectwise.logging.logback;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import id.projectwise.logging.format.LineBuffer;

/**
 * Formats events with an encoder of Logback's kind, which must be started. What the
 * encoder shows of an event cannot forge a line or reach a terminal.
 */
public final class EncoderEventFormat implements EventFormat {

	private final Encoder<ILoggingEvent> encoder;

	private final boolean json;

	/**
	 * Create a format.
	 * @param encoder the encoder, safe for many threads, producing UTF-8
	 * @param json whether the encoder produces one line of JSON, in which control
	 * characters are escaped already
	 */
	public EncoderEventFormat(Encoder<ILoggingEvent> encoder, boolean json) {
		this.encoder = encoder;
		this.json = json;
	}

	@Override
	public void format(ILoggingEvent event, LineBuffer line) {
		if (this.json) {
			// What JSON leaves as it is, such as a change of the direction of writing,
			// gets the same escapes in JSON as elsewhere.
			line.appendField(new String(this.encoder.encode(event), StandardCharsets.UTF_8).strip());
		}
		else {
			line.append(this.encoder.encode(new SafeEvent(event)));
		}
		if (line.length() == 0 || line.array()[line.length() - 1] != '\n') {
			line.append((byte) '\n');
		}
	}

}
