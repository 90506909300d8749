package id.projectwise.logging.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Level}.
 */
class LevelTests {

	@ParameterizedTest
	@CsvSource({ "trace, TRACE, 5", "debug, DEBUG, 10", "Information, INFO, 20", "notice, INFO, 20",
			"warn, WARNING, 30", "err, ERROR, 40", "SEVERE, ERROR, 40", "fatal, CRITICAL, 50", "emerg, CRITICAL, 50",
			"Audit, Audit, 0" })
	void knowsNamesOfOthers(String name, String level, int number) {
		assertThat(Level.of(name)).isEqualTo(new Level(level, number));
	}

	@ParameterizedTest
	@CsvSource({ "0, CRITICAL, 50", "2, CRITICAL, 50", "3, ERROR, 40", "4, WARNING, 30", "5, INFO, 20", "6, INFO, 20",
			"7, DEBUG, 10", "10, DEBUG, 10", "20, INFO, 20", "30, WARNING, 30", "40, ERROR, 40", "50, CRITICAL, 50",
			"25, Level 25, 25", "-1, Level -1, -1", "9223372036854775807, Level 9223372036854775807, 2147483647" })
	void takesSmallNumbersForSyslogsAndOthersForPythons(long number, String name, int expected) {
		assertThat(Level.of(number)).isEqualTo(new Level(name, expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL" })
	void expectsTheNumberThatReadersDerive(String name) {
		assertThat(Level.numberOf(name)).isEqualTo(Level.of(name).number());
	}

	@Test
	void expectsNoNumberForOtherNames() {
		assertThat(Level.numberOf("warn")).isEqualTo(-1);
		assertThat(Level.numberOf("Audit")).isEqualTo(-1);
	}

}
