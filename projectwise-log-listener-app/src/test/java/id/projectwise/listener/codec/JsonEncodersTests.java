package id.projectwise.listener.codec;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import id.projectwise.logging.protocol.ProtocolException;
import id.projectwise.logging.record.Caller;
import id.projectwise.logging.record.LogRecord;
import net.logstash.logback.encoder.LogstashEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MarkerFactory;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What encoders that others wrote make of an event, as a record again.
 */
class JsonEncodersTests {

	private static final Instant TIME = Instant.parse("2026-11-22T21:31:59.123456789Z");

	/** No pair of surrogates: Spring Boot makes a question mark of it. */
	private static final String MESSAGE = "order 7: \"caf\u00e9 \u20ac\"\n\u001b[31m\t\\";

	private final LoggerContext context = new LoggerContext();

	private final JsonRecordDecoder decoder = new JsonRecordDecoder(Decoding.settings());

	@AfterEach
	void stop() {
		this.context.stop();
	}

	@Test
	void readsLogstashEncoder() throws ProtocolException {
		LogstashEncoder encoder = new LogstashEncoder();
		encoder.setIncludeCallerData(true);
		LogRecord record = record(encoder, event(Level.WARN));
		assertThatAllIsThere(record, "WARNING");
		assertThat(Decoding.timeOf(record)).isEqualTo(TIME);
		assertThat(record.threadName()).isEqualTo("http-1");
		assertThat(record.context()).isEqualTo(Map.of("user", "ann", "tags", "[\"AUDIT\"]"));
		assertThat(record.caller()).isEqualTo(new Caller("id/projectwise/listener/codec/JsonEncodersTests.java",
				"JsonEncodersTests.java", "event", 7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void readsTheFormatsOfSpringBoot(String format) throws ProtocolException {
		MockEnvironment environment = new MockEnvironment();
		environment.setProperty("spring.application.name", "orders");
		environment.setProperty("spring.application.pid", "4711");
		this.context.putObject(Environment.class.getName(), environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setFormat(format);
		LogRecord record = record(encoder, event(Level.ERROR));
		assertThatAllIsThere(record, "ERROR");
		assertThat(Decoding.timeOf(record)).isBetween(Instant.parse("2026-11-22T21:31:59.123Z"), TIME);
		assertThat(record.threadName()).isEqualTo("http-1");
		assertThat(record.origin().processId()).isEqualTo(format.equals("logstash") ? 0 : 4711);
		assertThat(record.origin().service()).isEqualTo(format.equals("ecs") ? "orders" : "");
		assertThat(record.context()).containsEntry("user", "ann");
	}

	private static void assertThatAllIsThere(LogRecord record, String level) {
		assertThat(record.message()).isEqualTo(MESSAGE);
		assertThat(record.levelName()).isEqualTo(level);
		assertThat(record.loggerName()).isEqualTo("com.acme.Orders");
		String trace = record.stackTrace();
		assertThat(trace).startsWith("java.lang.IllegalStateException: no stock\n\tat ")
			.contains("\nCaused by: java.io.IOException: disk\n")
			.doesNotEndWith("\n");
	}

	private LogRecord record(Encoder<ILoggingEvent> encoder, ILoggingEvent event) throws ProtocolException {
		encoder.setContext(this.context);
		encoder.start();
		byte[] frame = encoder.encode(event);
		encoder.stop();
		return Decoding.decode(this.decoder, frame);
	}

	private LoggingEvent event(Level level) {
		Logger logger = this.context.getLogger("com.acme.Orders");
		Throwable failure = new IllegalStateException("no stock", new IOException("disk"));
		LoggingEvent event = new LoggingEvent(Logger.class.getName(), logger, level, MESSAGE, failure, null);
		event.setInstant(TIME);
		event.setThreadName("http-1");
		event.setMDCPropertyMap(Map.of("user", "ann"));
		event.addMarker(MarkerFactory.getMarker("AUDIT"));
		event.setCallerData(new StackTraceElement[] {
				new StackTraceElement(getClass().getName(), "event", "JsonEncodersTests.java", 7) });
		return event;
	}

}
