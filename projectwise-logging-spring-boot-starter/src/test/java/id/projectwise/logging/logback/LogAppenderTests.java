package id.projectwise.logging.logback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.status.Status;
import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LogAppender}.
 */
class LogAppenderTests {

	private static final String FORMAT = "%(levelname)s %(name)s [%(mdc.k)s]: %(message)s";

	private final LoggerContext context = Events.context();

	private final Logger logger = this.context.getLogger("com.acme.orders");

	private final RecordingSink sink = new RecordingSink();

	@Test
	void handsOneLineToAllSinksInOrder() {
		RecordingSink second = new RecordingSink();
		install(Events.python(FORMAT), this.sink, second);
		this.logger.info("hello {}", "world");
		assertThat(this.sink.lines).containsExactly("INFO com.acme.orders []: hello world\n");
		assertThat(second.lines).isEqualTo(this.sink.lines);
	}

	@Test
	void makesNoLineThatNobodyWants() {
		List<String> events = new ArrayList<>();
		List<String> formatted = new ArrayList<>();
		RecordingSink wanting = new RecordingSink();
		this.sink.wanted = Level.OFF;
		wanting.wanted = Level.ERROR;
		RecordingSink last = new RecordingSink();
		last.wanted = Level.ERROR;
		AppenderRegistrar.install(this.context, new LogAppender((event, line) -> {
			formatted.add(event.getMessage());
			line.appendMessage(event.getMessage());
		}, List.of(eventSink(events)), List.of(this.sink, wanting, last)));
		this.logger.info("one");
		this.logger.error("two");
		assertThat(events).containsExactly("one", "two");
		assertThat(formatted).containsExactly("two");
		assertThat(this.sink.lines).isEmpty();
		assertThat(wanting.lines).containsExactly("two");
		assertThat(last.lines).containsExactly("two");
		AppenderRegistrar.install(this.context, new LogAppender(Events.python(FORMAT), List.of(), List.of()));
		assertThat(events).endsWith("closed");
	}

	private static EventSink eventSink(List<String> events) {
		return new EventSink() {

			@Override
			public void write(ILoggingEvent event) {
				events.add(event.getMessage());
			}

			@Override
			public void close() {
				events.add("closed");
			}

		};
	}

	@Test
	void showsArgumentThatFails() {
		install(Events.python(FORMAT), this.sink);
		this.logger.info("{} and {}", new Events.Failing(), "more");
		assertThat(this.sink.lines).containsExactly("INFO com.acme.orders []: " + Events.FAILED + " and more\n");
	}

	@Test
	void survivesArgumentsWithoutNumberAndNullMessages() {
		install(Events.python(FORMAT), this.sink);
		this.logger.info("{} {}", "one");
		this.logger.info(null);
		this.logger.info("{}", (Object[]) null);
		this.logger.info("{}", (Object) null);
		assertThat(this.sink.lines).extracting((line) -> line.substring(line.indexOf(": ") + 2))
			.containsExactly("one {}\n", "null\n", "{}\n", "null\n");
	}

	@Test
	void takesLineOfArgumentThatLogsBeforeTheLineItIsPartOf() {
		install(Events.python(FORMAT), this.sink);
		this.logger.info("outer {}", new Object() {

			@Override
			public String toString() {
				LogAppenderTests.this.logger.warn("inner");
				return "argument";
			}

		});
		assertThat(this.sink.lines).containsExactly("WARNING com.acme.orders []: inner\n",
				"INFO com.acme.orders []: outer argument\n");
	}

	@Test
	void neverThrowsWhateverFails() {
		List<Throwable> failures = List.of(new IllegalStateException("a"), new StackOverflowError(),
				new AssertionError("b"), new NoClassDefFoundError("c"));
		for (Throwable failure : failures) {
			install((event, line) -> {
				throw LogAppenderTests.<RuntimeException>sneaky(failure);
			}, this.sink);
			assertThatCode(() -> this.logger.info("text")).doesNotThrowAnyException();
		}
		assertThat(this.sink.lines).isEmpty();
		assertThat(warnings()).hasSize(failures.size()).allMatch((text) -> text.contains("com.acme.orders"));
	}

	@Test
	void reportsFailuresDampedAndGoesOn() {
		install((event, line) -> {
			if (event.getLevel() == Level.ERROR) {
				throw new IllegalStateException("no");
			}
			line.appendAscii("text\n");
		}, this.sink);
		IntStream.range(0, 100).forEach((i) -> this.logger.error("fails"));
		this.logger.info("works");
		assertThat(warnings()).hasSize(1);
		assertThat(this.sink.lines).containsExactly("text\n");
	}

	@Test
	void startsEachLineWithAnEmptyBufferEvenAfterAFailure() {
		install((event, line) -> {
			line.appendMessage(event.getMessage());
			if (event.getLevel() == Level.ERROR) {
				throw new IllegalStateException("no");
			}
		}, this.sink);
		this.logger.error("half a line");
		this.logger.info("whole");
		assertThat(this.sink.lines).containsExactly("whole");
	}

	@Test
	void writesNothingWhenStoppedAndClosesSinksOnlyWhenClosed() {
		LogAppender appender = install(Events.python(FORMAT), this.sink);
		appender.stop();
		this.logger.info("text");
		assertThat(this.sink.lines).isEmpty();
		assertThat(this.sink.closed).isFalse();
		appender.close();
		assertThat(this.sink.closed).isTrue();
	}

	@Test
	void honoursFilters() {
		LogAppender appender = install(Events.python(FORMAT), this.sink);
		ThresholdFilter filter = new ThresholdFilter();
		filter.setLevel("WARN");
		filter.start();
		appender.addFilter(filter);
		this.logger.info("no");
		this.logger.warn("yes");
		assertThat(this.sink.lines).hasSize(1);
	}

	@Test
	void keepsItsName() {
		LogAppender appender = install(Events.python(FORMAT), this.sink);
		assertThat(appender.getName()).isEqualTo("PROJECTWISE");
		assertThatIllegalArgumentException().isThrownBy(() -> appender.setName("other"));
	}

	@Test
	void showsValuesOfTheContext() {
		this.context.getMDCAdapter().put("k", "v");
		install(Events.python(FORMAT), this.sink);
		this.logger.info("text");
		this.context.getMDCAdapter().clear();
		assertThat(MDC.get("k")).isNull();
		assertThat(this.sink.lines).containsExactly("INFO com.acme.orders [v]: text\n");
	}

	private LogAppender install(EventFormat format, LineSink... sinks) {
		LogAppender appender = new LogAppender(format, List.of(), List.of(sinks));
		AppenderRegistrar.install(this.context, appender);
		return appender;
	}

	private List<String> warnings() {
		return this.context.getStatusManager()
			.getCopyOfStatusList()
			.stream()
			.filter((status) -> status.getLevel() == Status.WARN)
			.map(Status::getMessage)
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> T sneaky(Throwable failure) throws T {
		throw (T) failure;
	}

	static final class RecordingSink implements LineSink {

		final List<String> lines = Collections.synchronizedList(new ArrayList<>());

		Level wanted = Level.TRACE;

		boolean closed;

		@Override
		public boolean wants(ILoggingEvent event) {
			return event.getLevel().isGreaterOrEqual(this.wanted);
		}

		@Override
		public void write(ILoggingEvent event, LineBuffer line) {
			this.lines.add(line.text(0));
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
