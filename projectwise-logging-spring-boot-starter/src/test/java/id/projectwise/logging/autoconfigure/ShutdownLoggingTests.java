package id.projectwise.logging.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.projectwise.logging.logback.LogAppender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShutdownLogging}. That nothing is lost then shows
 * {@link SocketProcessTests}.
 */
class ShutdownLoggingTests {

	private static final String PROPERTY = "logging.register-shutdown-hook";

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void keepsLogbackFromBeingStopped() {
		process();
		assertThat(this.environment.getProperty(PROPERTY)).isEqualTo("false");
	}

	@Test
	void leavesItToTheApplicationThatSaysWhatItWants() {
		this.environment.getPropertySources().addLast(new MapPropertySource("application", Map.of(PROPERTY, "true")));
		process();
		assertThat(this.environment.getProperty(PROPERTY)).isEqualTo("true");
	}

	@Test
	void leavesAConfigurationOfTheApplicationsOwnToSpringBoot(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("my.xml"), "<configuration/>");
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("application", Map.of("logging.config", file.toString())));
		process();
		assertThat(this.environment.getProperty(PROPERTY)).isNull();
	}

	@Test
	void stopsWhatOthersHaveAdded() {
		LoggerContext context = new LoggerContext();
		Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		ListAppender<ILoggingEvent> others = started("others");
		ListAppender<ILoggingEvent> ours = started(LogAppender.NAME);
		context.getLogger("com.acme").addAppender(others);
		root.addAppender(ours);
		ShutdownLogging.stopOthers(context);
		assertThat(others.isStarted()).isFalse();
		root.warn("last words");
		assertThat(ours.list).singleElement().asString().contains("last words");
	}

	private static ListAppender<ILoggingEvent> started(String name) {
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.setName(name);
		appender.start();
		return appender;
	}

	private void process() {
		new ShutdownLogging().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
