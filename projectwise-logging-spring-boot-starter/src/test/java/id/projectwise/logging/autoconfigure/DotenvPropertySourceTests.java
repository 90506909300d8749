package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.dotenv.Dotenv;
import org.junit.jupiter.api.Test;

import org.springframework.boot.origin.Origin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DotenvPropertySource}.
 */
class DotenvPropertySourceTests {

	private final Path file = Path.of("/project/.env");

	@Test
	void takesOnlyOurNames() {
		DotenvPropertySource source = source(
				"LOG_MODE=stdout\nPROJECT_ROOT=/x\nLOG_MOOD=x\nLOG_FILE=x\nPATH=x\nlog_level=x\nLOG_MODULES_A=b\nLOG_MODULES_=c\n");
		assertThat(source.getPropertyNames()).containsExactlyInAnyOrder("LOG_MODE", "PROJECT_ROOT", "LOG_MODULES_A");
	}

	@Test
	void takesEmptyValueAsUnsetExceptOfDateFormat() {
		DotenvPropertySource source = source("LOG_MODE=\nLOG_LEVEL=' '\nLOG_FORMAT\nLOG_DATEFMT=\n");
		assertThat(source.getPropertyNames()).containsExactly("LOG_DATEFMT");
		assertThat(source.getProperty("LOG_DATEFMT")).isEqualTo("");
	}

	@Test
	void takesTheLastOfSeveralValues() {
		DotenvPropertySource source = source("LOG_MODE=file\nLOG_MODE=stdout\nLOG_LEVEL=INFO\nLOG_LEVEL=\n");
		assertThat(source.getProperty("log.mode")).isEqualTo("stdout");
		assertThat(source.getOrigin("log.mode")).hasToString("file [/project/.env] - 2:10");
		assertThat(source.getPropertyNames()).containsExactly("LOG_MODE");
	}

	@Test
	void isBoundLikeEnvironmentVariablesWithItsOrigin() {
		FakeEnvironment environment = new FakeEnvironment();
		environment.getPropertySources().addLast(source("# comment\n\nexport LOG_MONTH_FORMAT = '%m'\n"));
		LogProperties properties = LogPropertiesBinder.bind(environment);
		assertThat(properties.monthFormat()).isEqualTo("%m");
		LogConfigurationException failure = LogConfigurationException.of(environment, "log.month-format", "Bad.",
				"Do.");
		LogConfigurationProblem problem = failure.problems().get(0);
		assertThat(problem.property()).isEqualTo("LOG_MONTH_FORMAT");
		assertThat(problem.value()).isEqualTo("%m");
		assertThat(problem.origin()).hasToString("file [/project/.env] - 3:27");
	}

	@Test
	void addsModulesToThoseOfStrongerSources() {
		FakeEnvironment environment = new FakeEnvironment().yml("log.modules.orders", "com.acme.orders");
		environment.getPropertySources()
			.addLast(source("LOG_MODULES_ORDERS=com.acme.none\nLOG_MODULES_PAYMENTS='com.acme.pay, com.acme.bank'\n"));
		assertThat(LogPropertiesBinder.bind(environment).modules()).isEqualTo(
				Map.of("orders", List.of("com.acme.orders"), "payments", List.of("com.acme.pay", "com.acme.bank")));
	}

	@Test
	void knowsNoOriginOfOtherNames() {
		Origin origin = source("LOG_MODE=file\n").getOrigin("LOG_LEVEL");
		assertThat(origin).isNull();
	}

	private DotenvPropertySource source(String text) {
		return DotenvPropertySource.of(this.file, Dotenv.parse(text, Map.of()));
	}

}
