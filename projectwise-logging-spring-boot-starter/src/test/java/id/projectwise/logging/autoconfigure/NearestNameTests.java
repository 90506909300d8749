package id.projectwise.logging.autoconfigure;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NearestName}.
 */
class NearestNameTests {

	private static final List<String> NAMES = List.of("file", "stdout", "socket");

	@ParameterizedTest
	@CsvSource({ "stdot, stdout", "STDOUT, stdout", "files, file", "fiel, file", "sokcet, socket", "fi, file" })
	void findsNearestName(String written, String expected) {
		assertThat(NearestName.of(written, NAMES)).contains(expected);
	}

	@Test
	void findsNothingFarAway() {
		assertThat(NearestName.of("console", NAMES)).isEmpty();
		assertThat(NearestName.of("", NAMES)).isEmpty();
		assertThat(NearestName.of("file", List.of())).isEmpty();
	}

}
