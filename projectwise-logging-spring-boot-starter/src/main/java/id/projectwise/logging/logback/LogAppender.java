package id.projectwise.logging.logback;

import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterAttachableImpl;
import ch.qos.logback.core.spi.FilterReply;
import id.projectwise.logging.format.LineBuffer;

/**
 * The one appender of this library: formats an event once and hands the line to its
 * sinks, all on the calling thread. It holds no lock, so a message whose argument logs
 * while it is shown is no problem. Never throws.
 */
public final class LogAppender extends ContextAwareBase implements Appender<ILoggingEvent> {

	/** The name of the appender, of which there is one at most. */
	public static final String NAME = "PROJECTWISE";

	private final EventFormat format;

	private final LineSink[] sinks;

	private final FilterAttachableImpl<ILoggingEvent> filters = new FilterAttachableImpl<>();

	private final LineBuffers buffers = new LineBuffers();

	private final Damper damper = new Damper();

	private volatile boolean started;

	/** Whether there are filters, for asking none is not free. */
	private volatile boolean filtered;

	/**
	 * Create an appender.
	 * @param format how events become lines
	 * @param sinks where the lines go, in this order
	 */
	public LogAppender(EventFormat format, List<LineSink> sinks) {
		this.format = format;
		this.sinks = sinks.toArray(new LineSink[0]);
	}

	@Override
	public void doAppend(ILoggingEvent event) {
		try {
			if (this.started && !(this.filtered && getFilterChainDecision(event) == FilterReply.DENY)) {
				append(event);
			}
		}
		catch (RuntimeException | Error ex) {
			report(event, ex);
		}
	}

	private void append(ILoggingEvent event) {
		LineBuffer line = this.buffers.take();
		try {
			this.format.format(event, line);
			for (LineSink sink : this.sinks) {
				sink.write(event, line);
			}
		}
		finally {
			this.buffers.giveBack(line);
		}
	}

	private void report(ILoggingEvent event, Throwable ex) {
		long count = this.damper.count();
		if (count == 0) {
			return;
		}
		try {
			addWarn("A record of logger " + SafeEvent.message(event.getLoggerName()) + " could not be written and is"
					+ " lost (" + count + " since the last report); the next ones are tried as usual", ex);
		}
		catch (RuntimeException | Error again) {
			// Nobody is left to tell, and the application must not notice.
			this.damper.count();
		}
	}

	/**
	 * Close the sinks for good. {@link #stop()} leaves them open, since a Logback context
	 * that is reset stops its appenders and goes on.
	 */
	public void close() {
		stop();
		for (LineSink sink : this.sinks) {
			sink.close();
		}
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public void setName(String name) {
		throw new IllegalArgumentException("The name of this appender is always " + NAME + " (was: " + name + ")");
	}

	@Override
	public void start() {
		this.started = true;
	}

	@Override
	public void stop() {
		this.started = false;
	}

	@Override
	public boolean isStarted() {
		return this.started;
	}

	@Override
	public void addFilter(Filter<ILoggingEvent> filter) {
		this.filters.addFilter(filter);
		this.filtered = true;
	}

	@Override
	public void clearAllFilters() {
		this.filtered = false;
		this.filters.clearAllFilters();
	}

	@Override
	public List<Filter<ILoggingEvent>> getCopyOfAttachedFiltersList() {
		return this.filters.getCopyOfAttachedFiltersList();
	}

	@Override
	public FilterReply getFilterChainDecision(ILoggingEvent event) {
		return this.filters.getFilterChainDecision(event);
	}

}
