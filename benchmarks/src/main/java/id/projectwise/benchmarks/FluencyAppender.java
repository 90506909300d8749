package id.projectwise.benchmarks;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;
import org.komamitsu.fluency.EventTime;
import org.komamitsu.fluency.Fluency;
import org.komamitsu.fluency.fluentd.FluencyBuilderForFluentd;

/**
 * Logback over Fluency, which has no appender of its own.
 */
public final class FluencyAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private int port;

	private boolean ack;

	private @Nullable Fluency fluency;

	public void setPort(int port) {
		this.port = port;
	}

	public void setAck(boolean ack) {
		this.ack = ack;
	}

	@Override
	public void start() {
		FluencyBuilderForFluentd builder = new FluencyBuilderForFluentd();
		builder.setAckResponseMode(this.ack);
		this.fluency = builder.build("127.0.0.1", this.port);
		super.start();
	}

	@Override
	protected void append(ILoggingEvent event) {
		try {
			fluency().emit("benchmark", EventTime.fromEpochMilli(event.getTimeStamp()),
					Map.of("message", event.getFormattedMessage(), "level", event.getLevel().toString(), "logger",
							event.getLoggerName(), "thread", event.getThreadName()));
		}
		catch (IOException ex) {
			addError("Record is lost", ex);
		}
	}

	private Fluency fluency() {
		return Objects.requireNonNull(this.fluency, "The appender was not started");
	}

	@Override
	public void stop() {
		super.stop();
		try {
			fluency().close();
		}
		catch (IOException ex) {
			addError("Records may be lost", ex);
		}
	}

}
