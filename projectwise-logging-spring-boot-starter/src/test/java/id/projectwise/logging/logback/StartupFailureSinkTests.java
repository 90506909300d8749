package id.projectwise.logging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.format.LineBuffer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartupFailureSink}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureSinkTests {

	@ParameterizedTest
	@CsvSource({ "org.springframework.boot.SpringApplication, ERROR, true",
			"org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter, ERROR, true",
			"org.springframework.boot.SpringApplication, WARN, false", "com.acme.orders, ERROR, false" })
	void showsOnlyWhatSpringBootSaysAboutAFailedStart(String logger, String level, boolean shown,
			CapturedOutput output) {
		LoggerContext context = Events.context();
		LineBuffer line = new LineBuffer();
		line.appendAscii("text\n");
		StartupFailureSink sink = new StartupFailureSink();
		LoggingEvent event = new LoggingEvent("fqcn", context.getLogger(logger), Level.toLevel(level), "text", null,
				null);
		if (sink.wants(event)) {
			sink.write(event, line);
		}
		assertThat(output.getErr()).isEqualTo(shown ? "text\n" : "");
		assertThat(output.getOut()).isEmpty();
	}

}
