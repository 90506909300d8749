package id.projectwise.logging.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogbackConfigurationFiles}.
 */
class LogbackConfigurationFilesTests {

	@TempDir
	Path classes;

	@ParameterizedTest
	@CsvSource({ "logback.xml, '', true", "logback-test.xml, '', true", "logback-spring.xml, '', true",
			"logback-test-spring.xml, '', true", "log4j2.xml, '', false", "none.txt, file:mine.xml, true",
			"none.txt, ' ', false", "none.txt, -Dsomething, false" })
	void knowsWhatSpringBootTakes(String resource, String property, boolean exists) throws Exception {
		Files.createFile(this.classes.resolve(resource));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.classes.toUri().toURL() }, null)) {
			FakeEnvironment environment = new FakeEnvironment().yml("logging.config", property);
			assertThat(LogbackConfigurationFiles.exist(environment, loader)).isEqualTo(exists);
		}
	}

}
