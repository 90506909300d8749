package id.projectwise.logging.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogFormatTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			%(asctime)s %(levelname)s %(name)s: %(message)s | PYTHON
			%(levelname)-8.3s                               | PYTHON
			[%(mdc.request-id)s]                            | PYTHON
			%(nosuch)s                                      | PYTHON
			%(asctime) %(message)                           | PYTHON
			%(mdc.user)                                     | PYTHON
			%(lineno)04ld                                   | PYTHON
			%d %-5level %logger{36} - %msg%n                | LOGBACK
			%m                                              | LOGBACK
			%-30(%d{HH:mm:ss} [%thread]) %msg%n             | LOGBACK
			%clr(%5p){faint} %msg                           | LOGBACK
			%.-1level %replace(%msg){'a', 'b'}              | LOGBACK
			%(%d %p) %m                                     | LOGBACK
			ecs                                             | STRUCTURED
			" Logstash "                                    | STRUCTURED
			GELF                                            | STRUCTURED
			""")
	void tellsTheKindByTheText(String text, LogFormat kind) {
		assertThat(LogFormat.of(text)).isEqualTo(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text", "100%", "100%%", "\\%msg", "json" })
	void refusesWhatShowsNothingOfARecord(String text) {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> LogFormat.of(text))
			.withMessageStartingWith("'" + text + "' shows nothing of a record")
			.withMessageContaining("%(message)s")
			.withMessageContaining("%msg%n")
			.withMessageEndingWith("or one of ecs, logstash, gelf");
	}

	@Test
	void saysThatTheOtherStylesOfPythonAreNotSupported() {
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> LogFormat.of("{asctime} {message:>20}"))
			.withMessageContaining("Python's {-style is not supported");
		assertThatExceptionOfType(FormatException.class).isThrownBy(() -> LogFormat.of("$asctime ${message}"))
			.withMessageContaining("Python's $-style is not supported");
	}

}
