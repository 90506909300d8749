package id.projectwise.logging.logback;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import id.projectwise.logging.format.FormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PatternFormats}.
 */
class PatternFormatsTests {

	private final LoggerContext context = Events.context();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = { "%-5level %logger{0}: %msg%n|INFO  orders: text",
			"%msg|text", "%level %X{k} %X{none:-no}|INFO v no", "%msg%n%class.%method|text%n?.?" })
	void showsWhatLogbackShows(String pattern, String expected) {
		LoggingEvent event = Events.event(this.context, Level.INFO, "text");
		event.setMDCPropertyMap(Map.of("k", "v"));
		event.setCallerData(new StackTraceElement[0]);
		assertThat(Events.format(PatternFormats.compile(pattern, this.context), event))
			.isEqualTo(expected.replace("%n", "\n") + "\n");
	}

	@Test
	void addsTheExceptionByItself() {
		LoggingEvent event = new LoggingEvent("fqcn", this.context.getLogger("a"), Level.INFO, "text",
				new Exception("why"), null);
		assertThat(Events.format(PatternFormats.compile("%msg%n", this.context), event))
			.startsWith("text\njava.lang.Exception: why\n\tat ")
			.endsWith("\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%nope %msg", "%msg %(", "%msg{" })
	void refusesWhatLogbackCannotRead(String pattern) {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> PatternFormats.compile(pattern, this.context))
			.withMessageContaining("'" + pattern + "'");
	}

}
