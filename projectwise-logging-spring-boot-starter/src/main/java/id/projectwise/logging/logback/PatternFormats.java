package id.projectwise.logging.logback;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.format.FormatException;

/**
 * Formats made of Logback patterns.
 */
public final class PatternFormats {

	private static final String PARSER_ERROR = "%PARSER_ERROR";

	private PatternFormats() {
	}

	/**
	 * Compile a pattern with the conversion words of a context.
	 * @param pattern the pattern, as Logback's manual describes it
	 * @param context the Logback context
	 * @return the format
	 * @throws FormatException if Logback cannot read the pattern or knows a word of it
	 * not
	 */
	public static EventFormat compile(String pattern, LoggerContext context) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setCharset(StandardCharsets.UTF_8);
		encoder.setPattern(pattern);
		encoder.start();
		LoggingEvent sample = new LoggingEvent(null, context.getLogger(PatternFormats.class), Level.INFO, "", null,
				null);
		String shown = encoder.getLayout().isStarted() ? encoder.getLayout().doLayout(sample) : PARSER_ERROR;
		int error = shown.indexOf(PARSER_ERROR);
		if (error >= 0) {
			throw new FormatException("'" + pattern + "' is no pattern that Logback can read (it shows "
					+ shown.substring(error).strip() + ")");
		}
		return new EncoderEventFormat(encoder, false);
	}

}
