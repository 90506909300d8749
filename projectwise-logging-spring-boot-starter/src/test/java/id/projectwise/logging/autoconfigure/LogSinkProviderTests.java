package id.projectwise.logging.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.LineSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with a {@link LogSinkProvider} of their own.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogSinkProviderTests {

	private static final List<String> LINES = new ArrayList<>();

	private static final String FORMAT = "--log.format=%(name)s|%(message)s";

	@RegisterExtension
	private final Applications applications = new Applications();

	@TempDir
	Path root;

	@TempDir
	Path classPath;

	@BeforeEach
	void forgetLines() {
		LINES.clear();
	}

	@ParameterizedTest
	@CsvSource({ "file, true, 1", "file, false, 0", "socket, true, 1", "socket, false, 0", "stdout, false, 1" })
	void replacesTheSinkOfTheModeAndLeavesTheConsole(String mode, boolean console, int shown, CapturedOutput output)
			throws Exception {
		this.applications.run(builder(Provider.class), this.root, FORMAT, "--log.mode=" + mode,
				"--log.console=" + console);
		LoggerFactory.getLogger("com.acme.orders").info("hello");
		assertThat(LINES).contains("com.acme.orders|hello\n");
		assertThat(output.getOut().lines().filter("com.acme.orders|hello"::equals)).hasSize(shown);
		assertThat(this.root).isEmptyDirectory();
	}

	@Test
	void keepsTheSinkOfTheModeIfTheProviderHasNone() throws Exception {
		this.applications.run(builder(None.class), this.root, FORMAT);
		LoggerFactory.getLogger("com.acme.orders").info("hello");
		assertThat(Applications.lines(this.root, "orders")).containsExactly("com.acme.orders|hello");
	}

	private SpringApplicationBuilder builder(Class<? extends LogSinkProvider> provider) throws Exception {
		Path factories = Files.createDirectories(this.classPath.resolve("META-INF")).resolve("spring.factories");
		Files.writeString(factories, LogSinkProvider.class.getName() + "=" + provider.getName());
		URLClassLoader classLoader = new URLClassLoader(new URL[] { this.classPath.toUri().toURL() },
				getClass().getClassLoader());
		return Applications.builder().resourceLoader(new DefaultResourceLoader(classLoader));
	}

	static final class Provider implements LogSinkProvider {

		@Override
		public LineSink create(LogProperties properties, ConfigurableEnvironment environment, EventFormat format,
				LoggerContext context) {
			return new LineSink() {

				@Override
				public void write(ILoggingEvent event, LineBuffer line) {
					LINES.add(line.text(0));
				}

				@Override
				public void close() {
					LINES.add("closed");
				}

			};
		}

	}

	static final class None implements LogSinkProvider {

		@Override
		public @Nullable LineSink create(LogProperties properties, ConfigurableEnvironment environment,
				EventFormat format, LoggerContext context) {
			return null;
		}

	}

}
