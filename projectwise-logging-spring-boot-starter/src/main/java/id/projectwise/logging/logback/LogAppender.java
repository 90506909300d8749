package id.projectwise.logging.logback;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterAttachableImpl;
import ch.qos.logback.core.spi.FilterReply;
import id.projectwise.logging.format.LineBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The one appender of this library: hands an event to the sinks that take events, then
 * formats it, once and only if a sink wants the line, and hands the line to those, all on
 * the calling thread. It holds no lock, so a message whose argument logs while it is
 * shown is no problem. Never throws.
 */
public final class LogAppender extends ContextAwareBase implements Appender<ILoggingEvent> {

	/** The name of the appender, of which there is one at most. */
	public static final String NAME = "PROJECTWISE";

	private final EventFormat format;

	private final EventSink[] eventSinks;

	private final LineSink[] lineSinks;

	private final FilterAttachableImpl<ILoggingEvent> filters = new FilterAttachableImpl<>();

	private final LineBuffers buffers = new LineBuffers(LineBuffer::new);

	private final Damper damper = new Damper();

	private volatile boolean started;

	/** Whether there are filters, for asking none is not free. */
	private volatile boolean filtered;

	/**
	 * Create an appender.
	 * @param format how events become lines
	 * @param eventSinks where the events go, in this order
	 * @param lineSinks where the lines go after that, in this order
	 */
	public LogAppender(EventFormat format, List<EventSink> eventSinks, List<LineSink> lineSinks) {
		this.format = format;
		this.eventSinks = eventSinks.toArray(new EventSink[0]);
		this.lineSinks = lineSinks.toArray(new LineSink[0]);
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
		for (EventSink sink : this.eventSinks) {
			sink.write(event);
		}
		for (int i = 0; i < this.lineSinks.length; i++) {
			if (this.lineSinks[i].wants(event)) {
				appendLine(event, i);
				return;
			}
		}
	}

	private void appendLine(ILoggingEvent event, int first) {
		LineBuffer line = this.buffers.take();
		try {
			this.format.format(event, line);
			this.lineSinks[first].write(event, line);
			for (int i = first + 1; i < this.lineSinks.length; i++) {
				if (this.lineSinks[i].wants(event)) {
					this.lineSinks[i].write(event, line);
				}
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
		for (EventSink sink : this.eventSinks) {
			sink.close();
		}
		for (LineSink sink : this.lineSinks) {
			sink.close();
		}
	}

	/**
	 * Return a sink of some type.
	 * @param <T> the type
	 * @param type the type
	 * @return the first such sink, or {@code null}
	 */
	public <T> @Nullable T sink(Class<T> type) {
		return sinks().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
	}

	/**
	 * Return all sinks.
	 * @return first those that take events, then those that take lines
	 */
	public Stream<Object> sinks() {
		return Stream.concat(Arrays.stream(this.eventSinks), Arrays.stream(this.lineSinks));
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
