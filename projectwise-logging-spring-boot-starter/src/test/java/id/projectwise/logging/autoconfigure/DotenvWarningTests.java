package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import id.projectwise.logging.dotenv.Dotenv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotenvWarning} and {@link DotenvNames}.
 */
class DotenvWarningTests {

	private final Path file = Path.of("/project/.env");

	@Test
	void saysNothingOfKnownAndForeignNames() {
		assertThat(warning("LOG_MODE=file\nPROJECT_ROOT=.\nDB_URL=x\nLOG_MODULES_A=b\n# LOG_MOOD=x\n")).isEmpty();
	}

	@Test
	void namesUnknownNamesWithNearestKnownOneButNoValue() {
		assertThat(warning("LOG_MOOD=secret\nLOG_RETENTON_DAYS=3\nLOG_ABCDEFGHIJKLM=x\n")).contains("Ignored in "
				+ this.file + ": LOG_MOOD in line 1 (did you mean LOG_MODE?), "
				+ "LOG_RETENTON_DAYS in line 2 (did you mean LOG_RETENTION?), LOG_ABCDEFGHIJKLM in line 3 (unknown)");
	}

	@Test
	void namesLinesThatCannotBeRead() {
		assertThat(warning("LOG_MODE=file\n=x\nLOG_LEVEL='INFO\n"))
			.contains("Ignored in " + this.file + ": line 2 (not KEY=value), line 3 (not KEY=value)");
	}

	@ParameterizedTest
	@MethodSource("id.projectwise.logging.autoconfigure.LogPropertiesBinderTests#namesOfBoot")
	void saysNothingOfNamesThatBootExports(String name) {
		assertThat(warning(name + "=x\n")).isEmpty();
	}

	private Optional<String> warning(String text) {
		return DotenvWarning.of(this.file, Dotenv.parse(text, Map.of()));
	}

}
