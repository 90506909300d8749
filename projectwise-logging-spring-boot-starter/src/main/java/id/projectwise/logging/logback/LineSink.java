package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.format.LineBuffer;

/**
 * Takes formatted lines to where they are kept. Called by all logging threads at once.
 */
public interface LineSink {

	/**
	 * Return whether the sink wants a line of this event. A line that no sink wants is
	 * not made.
	 * @param event the event
	 * @return whether {@link #write} is to be called
	 */
	default boolean wants(ILoggingEvent event) {
		return true;
	}

	/**
	 * Hand on one line that is wanted. Returns when it is with the operating system.
	 * Never throws because of what happens there.
	 * @param event the event the line was made of
	 * @param line the line, its line feed included; only until this returns
	 */
	void write(ILoggingEvent event, LineBuffer line);

	/**
	 * Let go of files and threads. Lines that come later are lost.
	 */
	void close();

}
