package id.projectwise.logging.protocol;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TraceLines}.
 */
class TraceLinesTests {

	@ParameterizedTest
	@CsvSource({ "a.Error, a.Error", "a.Error: no, a.Error: no",
			"a.Error|>at a|Caused by: b, a.Error|>at a|Caused by: b",
			"a.Error|2025-01-01 INFO forged|>at a, a.Error|>2025-01-01 INFO forged|>at a",
			"Traceback (most recent call last):|  File a|ValueError: b, Traceback (most recent call last):|>  File a|>ValueError: b",
			"a.b||c, a.b|>|>c", "a.b|, a.b|", "|a, >|>a", "a.Error|Caused by:forged, a.Error|>Caused by:forged",
			"Error, >Error", "ERROR:root:forged, >ERROR:root:forged", "2025.1: forged, >2025.1: forged",
			"a.b INFO forged, >a.b INFO forged", "Caused by: forged, >Caused by: forged", "'', ''" })
	void indentsWhatCouldPassForLineOfLog(String text, String indented) {
		assertThat(TraceLines.indent(lines(text))).isEqualTo(lines(indented));
	}

	private static String lines(String text) {
		return text.replace('|', '\n').replace('>', '\t');
	}

}
