package id.projectwise.logging.logback;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import id.projectwise.logging.logback.LogAppenderTests.RecordingSink;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AppenderRegistrar}.
 */
class AppenderRegistrarTests {

	private final LoggerContext context = Events.context();

	private final Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);

	private final RecordingSink sink = new RecordingSink();

	@Test
	void attachesTheAppenderToTheRootLogger() {
		assertThat(AppenderRegistrar.isInstalled(this.context)).isFalse();
		install(this.sink);
		assertThat(AppenderRegistrar.isInstalled(this.context)).isTrue();
		this.context.getLogger("a").info("text");
		assertThat(this.sink.lines).containsExactly("text\n");
	}

	@Test
	void closesTheOneBefore() {
		RecordingSink first = new RecordingSink();
		install(first);
		install(this.sink);
		this.root.info("text");
		assertThat(first.lines).isEmpty();
		assertThat(first.closed).isTrue();
		assertThat(this.sink.lines).containsExactly("text\n");
		assertThat(this.context.getCopyOfListenerList()).hasSize(1);
	}

	@Test
	void writesEachLineOnceAfterReset() {
		install(this.sink);
		this.context.reset();
		this.context.reset();
		this.root.info("text");
		assertThat(this.sink.lines).containsExactly("text\n");
		assertThat(this.sink.closed).isFalse();
	}

	@Test
	void closesAndDetachesWhenTheContextStops() {
		install(this.sink);
		this.context.stop();
		this.root.info("text");
		assertThat(this.sink.lines).isEmpty();
		assertThat(this.sink.closed).isTrue();
		assertThat(AppenderRegistrar.isInstalled(this.context)).isFalse();
	}

	@Test
	void staysAwayAfterTheContextWasStoppedAndResetAsSpringBootDoes() {
		install(this.sink);
		this.context.stop();
		this.context.reset();
		this.context.start();
		this.context.reset();
		this.root.info("text");
		assertThat(this.sink.lines).isEmpty();
		assertThat(AppenderRegistrar.isInstalled(this.context)).isFalse();
	}

	@Test
	void knowsAnAppenderThatAnotherClassLoaderInstalled() {
		Appender<ILoggingEvent> foreign = new ListAppender<>();
		foreign.setName(LogAppender.NAME);
		foreign.start();
		this.root.addAppender(foreign);
		assertThat(AppenderRegistrar.isInstalled(this.context)).isTrue();
	}

	private void install(LineSink to) {
		AppenderRegistrar.install(this.context, new LogAppender(Events.python("%(message)s"), List.of(), List.of(to)));
	}

}
