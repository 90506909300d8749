package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.format.LineBuffer;

/**
 * A Logback event as a line of text. Used by many threads at once.
 */
public interface EventFormat {

	/**
	 * Append the event as a line that ends in a line feed.
	 * @param event the event
	 * @param line where to append
	 */
	void format(ILoggingEvent event, LineBuffer line);

}
