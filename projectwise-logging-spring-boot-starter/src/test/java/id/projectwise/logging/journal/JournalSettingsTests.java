package id.projectwise.logging.journal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JournalSettingsTests {

	private static JournalSettings settings(String application, long maxSize) {
		return new JournalSettings(Path.of("x"), application, "owner", maxSize, OverflowPolicy.BLOCK, Duration.ZERO,
				Clock.systemUTC());
	}

	@ParameterizedTest
	@CsvSource({ "268435456,1048576", "8388608,1048576", "1048576,131072", "1000000,122880", "1,65536",
			"9223372036854775807,1048576" })
	void segmentsAreAFractionOfTheWhole(long maxSize, int segmentSize) {
		assertThat(settings("x", maxSize).segmentSize()).isEqualTo(segmentSize);
	}

	@ParameterizedTest
	@CsvSource({ "orders,orders", "'my app',my_app", "../x,_._x", "'',application", "..,_.", "ä/ö\\ü,_____" })
	void namesAreSafe(String application, String safe) {
		assertThat(settings(application, 1).safeName()).isEqualTo(safe);
	}

}
