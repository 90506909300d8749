package id.projectwise.logging.format;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTests {

	private static final List<String> KNOWN = List.of("asctime", "levelname", "lineno", "name");

	@ParameterizedTest
	@CsvSource({ "asctim, asctime", "levelName, levelname", "level_name, levelname", "linen, lineno", "nmae, name" })
	void findsWhatWasMeant(String name, String nearest) {
		assertThat(NearestName.of(name, KNOWN)).isEqualTo(nearest);
	}

	@ParameterizedTest
	@CsvSource({ "stdot, stdout", "STDOUT, stdout", "files, file", "fiel, file", "sokcet, socket", "fi, file" })
	void findsShortNamesInAnyCase(String name, String nearest) {
		assertThat(NearestName.of(name, List.of("file", "stdout", "socket"))).isEqualTo(nearest);
	}

	@Test
	void findsNothingForSomethingElse() {
		assertThat(NearestName.of("console", List.of("file", "stdout", "socket"))).isNull();
		assertThat(NearestName.of("", KNOWN)).isNull();
		assertThat(NearestName.of("name", List.of())).isNull();
		assertThat(NearestName.of("correlation", KNOWN)).isNull();
	}

}
