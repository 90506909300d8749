package id.projectwise.logging.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is shown when settings cannot be followed.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogFailureTests {

	@RegisterExtension
	private final Applications applications = new Applications();

	@TempDir
	Path root;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "log.mode|nope|one of file, stdout, socket", "log.level|LOUD|one of TRACE, DEBUG, INFO",
					"log.format|%(nope)s|%(name)s", "log.format|%nope %msg|LOG_FORMAT", "log.format|%msg %(|LOG_FORMAT",
					"log.datefmt|%Q|LOG_DATEFMT", "log.datefmt|yyyy-bb|LOG_DATEFMT",
					"log.month-format|%Y|for more than one month", "log.month-format|%Y/%m|letters, digits",
					"log.month-format|%H:%M|LOG_MONTH_FORMAT", "log.retention|-1|at least 0",
					"log.retention|many|a whole number of days", "log.console|perhaps|one of true, false",
					"log.use-utc|2|one of true, false", "log.max-file-size|1KB|at least 64KB",
					"log.socket.port|99999|from 1 to 65535" })
	void namesPropertyValueOriginAndWayOutOnStandardError(String name, String value, String wayOut,
			CapturedOutput output) {
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(
				() -> this.applications.run(this.root, "--" + name + "=" + value, "--spring.main.banner-mode=off"));
		assertThat(output.getErr()).contains("APPLICATION FAILED TO START", "Property: " + name,
				"Value: \"" + value + "\"", "Origin: \"" + name + "\" from property source \"commandLineArgs\"",
				wayOut);
		assertThat(output.getOut()).isEmpty();
	}

	@Test
	void speaksWhenAllLevelsAreOff(CapturedOutput output) {
		assertThatExceptionOfType(LogConfigurationException.class)
			.isThrownBy(() -> this.applications.run(this.root, "--log.mode=nope", "--logging.level.root=off"));
		assertThat(output.getErr()).containsOnlyOnce("APPLICATION FAILED TO START");
	}

	@Test
	void namesFileAndLineOfDotenv(CapturedOutput output) throws Exception {
		Path dotenv = Files.writeString(this.root.resolve(".env"), "# comment\nLOG_MODE=sockets\n");
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(() -> this.applications.run(this.root));
		assertThat(output.getErr()).contains("Property: LOG_MODE", "[" + dotenv + "] - 2:10");
	}

	@Test
	void tellsWhatToDoAboutDirectoryThatCannotBeMade(CapturedOutput output) throws Exception {
		Path file = Files.createFile(this.root.resolve("file"));
		assertThatExceptionOfType(LogConfigurationException.class)
			.isThrownBy(() -> this.applications.run(this.root, "--log.root-dir=" + file, "--log.console=false"));
		assertThat(output.getErr()).contains("Property: log.root-dir", "Value: \"" + file + "\"",
				file.resolve("logs").toString(), "Make it writable", "LOG_MODE to stdout");
	}

}
