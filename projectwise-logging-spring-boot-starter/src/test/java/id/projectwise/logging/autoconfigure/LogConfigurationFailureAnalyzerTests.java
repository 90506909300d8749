package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.Map;

import id.projectwise.logging.dotenv.Dotenv;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link LogConfigurationFailureAnalyzer} and
 * {@link LogConfigurationException}.
 */
class LogConfigurationFailureAnalyzerTests {

	private final FakeEnvironment environment = new FakeEnvironment();

	@Test
	void tellsPropertyValueOriginReasonAndAction() {
		this.environment.getPropertySources()
			.addLast(DotenvPropertySource.of(Path.of("/project/.env"), Dotenv.parse("\nLOG_MODE=stdot", Map.of())));
		FailureAnalysis analysis = analyze();
		assertThat(analysis.getDescription()).isEqualTo("""
				Logging cannot start with this setting:

				    Property: LOG_MODE
				    Value: "stdot"
				    Origin: file [/project/.env] - 2:10
				    Reason: It must be one of file, stdout, socket; the nearest is stdout.""");
		assertThat(analysis.getAction())
			.isEqualTo("Change LOG_MODE to one of file, stdout, socket, or remove it to get the default.");
	}

	@Test
	void tellsAllOfSeveralProblems() {
		this.environment.variable("LOG_MODE", "x").variable("LOG_RETENTION", "y");
		FailureAnalysis analysis = analyze();
		assertThat(analysis.getDescription()).contains("LOG_MODE", "\"x\"", "LOG_RETENTION", "\"y\"");
		assertThat(analysis.getAction().lines()).hasSize(2);
	}

	@Test
	void letsNoValueForgeLinesOrFloodTheScreen() {
		this.environment.variable("LOG_MODE", "a\n\u001b[2J\u009b" + "b".repeat(1000));
		String description = analyze().getDescription();
		assertThat(description).contains("\"a??[2J?bbb").contains("bbb...\"").hasSizeLessThan(500);
	}

	@Test
	void describesValueThatSomebodyElseRefused() {
		this.environment.yml("log.format", "%(nope)s");
		LogConfigurationException failure = LogConfigurationException.of(this.environment, "log.format",
				"There is no attribute nope.", "Use one of Python's attributes.");
		assertThat(failure).hasMessage("log.format: There is no attribute nope.");
		FailureAnalysis analysis = new LogConfigurationFailureAnalyzer()
			.analyze(new BeanCreationException("outer", failure));
		assertThat(analysis.getDescription()).contains("Property: log.format", "Value: \"%(nope)s\"",
				"Origin: \"log.format\" from property source \"yml\"", "Reason: There is no attribute nope.");
		assertThat(analysis.getAction()).isEqualTo("Use one of Python's attributes.");
	}

	@Test
	void describesDefaultThatWasRefused() {
		LogConfigurationException failure = LogConfigurationException.of(this.environment, "log.mode", "No.", "Yes.");
		assertThat(new LogConfigurationFailureAnalyzer().analyze(failure).getDescription())
			.doesNotContain("Value", "Origin")
			.contains("Property: log.mode");
	}

	private FailureAnalysis analyze() {
		LogConfigurationException failure = catchThrowableOfType(LogConfigurationException.class,
				() -> LogPropertiesBinder.bind(this.environment));
		return new LogConfigurationFailureAnalyzer().analyze(failure);
	}

}
