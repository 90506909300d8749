package id.projectwise.logging.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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

	private void process() {
		new ShutdownLogging().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
