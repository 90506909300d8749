package id.projectwise.logging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Takes events to where they are kept, in a form of its own: no line is made for it.
 * Called by all logging threads at once.
 */
public interface EventSink {

	/**
	 * Hand on one event. Returns when it would survive the end of this process. Never
	 * throws because of what happens there.
	 * @param event the event; only until this returns
	 */
	void write(ILoggingEvent event);

	/**
	 * Let go of files and threads. Events that come later are lost.
	 */
	void close();

}
