package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link DotenvEnvironmentPostProcessor} in whole applications.
 */
@ExtendWith(OutputCaptureExtension.class)
class DotenvEnvironmentPostProcessorTests {

	@TempDir
	Path project;

	private SpringApplication application;

	@BeforeEach
	void prepareApplication() {
		this.application = new SpringApplication(NoConfiguration.class);
		this.application.setWebApplicationType(WebApplicationType.NONE);
		variables(Map.of());
	}

	@Test
	void bindsSettingsOfDotenvWithTheirLine() throws IOException {
		dotenv("# logging\nLOG_RETENTION=12 # days\nexport LOG_USE_UTC='yes'\n");
		try (ConfigurableApplicationContext context = run()) {
			LogProperties properties = LogPropertiesBinder.bind(context.getEnvironment());
			assertThat(properties.retention()).isEqualTo(12);
			assertThat(properties.useUtc()).isTrue();
			assertThat(originOf("log.retention", context.getEnvironment()))
				.isEqualTo("file [" + this.project.resolve(".env") + "] - 2:15");
		}
	}

	@Test
	void takesTheVariablesOfTheListenerWithoutAWarning(CapturedOutput output) throws IOException {
		dotenv("LOG_LISTENER_MAX_CONNECTIONS=12\n");
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().getProperty("log.listener.max-connections")).isEqualTo("12");
			assertThat(output).doesNotContain("LOG_LISTENER_MAX_CONNECTIONS");
		}
	}

	@Test
	void ranksAboveDefaultPropertiesOnly() throws IOException {
		dotenv("LOG_RETENTION=1\nLOG_MAX_MODULES=1\nLOG_MAX_OPEN_FILES=11\nLOG_COMPRESS_AFTER=11\n");
		yml("log:\n  max-modules: 2\n  max-open-files: 12\n  compress-after: 12\n");
		variables(Map.of("LOG_MAX_OPEN_FILES", "13", "LOG_COMPRESS_AFTER", "13"));
		this.application.setDefaultProperties(Map.of("log.retention", "0", "log.root-dir", this.project.toString()));
		try (ConfigurableApplicationContext context = run("--log.compress-after=14")) {
			LogProperties properties = LogPropertiesBinder.bind(context.getEnvironment());
			assertThat(properties.retention()).as(".env above default properties").isEqualTo(1);
			assertThat(properties.maxModules()).as("yml above .env").isEqualTo(2);
			assertThat(properties.maxOpenFiles()).as("environment above yml").isEqualTo(13);
			assertThat(properties.compressAfter()).as("command line above environment").isEqualTo(14);
			assertThat(properties.rootDir()).as("default properties").isEqualTo(this.project.toString());
		}
	}

	@Test
	void fallsToDotenvUnderEmptyVariableAndEmptyYml() throws IOException {
		dotenv("LOG_RETENTION=5\nLOG_MAX_MODULES=6\n");
		yml("log:\n  retention:\n  max-modules: ''\n");
		variables(Map.of("LOG_RETENTION", "", "LOG_MAX_MODULES", " "));
		try (ConfigurableApplicationContext context = run()) {
			LogProperties properties = LogPropertiesBinder.bind(context.getEnvironment());
			assertThat(properties.retention()).isEqualTo(5);
			assertThat(properties.maxModules()).isEqualTo(6);
		}
	}

	@Test
	void isSeenByPlaceholdersInYml() throws IOException {
		dotenv("LOG_RETENTION=33\n");
		yml("my:\n  days: ${LOG_RETENTION:1}\n  mode: ${LOG_MODE:none}\n");
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().getProperty("my.days")).isEqualTo("33");
			assertThat(context.getEnvironment().getProperty("my.mode")).isEqualTo("none");
		}
	}

	@Test
	void replacesVariablesOfTheEnvironment() throws IOException {
		dotenv("LOG_RETENTION=${DAYS}\nLOG_MAX_MODULES=${NONE:-17}\n");
		variables(Map.of("DAYS", "21"));
		try (ConfigurableApplicationContext context = run()) {
			LogProperties properties = LogPropertiesBinder.bind(context.getEnvironment());
			assertThat(properties.retention()).isEqualTo(21);
			assertThat(properties.maxModules()).isEqualTo(17);
		}
	}

	@Test
	void namesVariableOfTheEnvironmentAsOrigin() {
		variables(Map.of("LOG_RETENTION", "3"));
		try (ConfigurableApplicationContext context = run()) {
			assertThat(originOf("log.retention", context.getEnvironment()))
				.isEqualTo("System Environment Property \"LOG_RETENTION\"");
		}
	}

	@Test
	void keepsPercentSignsOfFormats() throws IOException {
		dotenv("LOG_FORMAT=%(asctime)s %(name)-20s %(message)s\nLOG_DATEFMT=\n");
		try (ConfigurableApplicationContext context = run()) {
			LogProperties properties = LogPropertiesBinder.bind(context.getEnvironment());
			assertThat(properties.format()).isEqualTo("%(asctime)s %(name)-20s %(message)s");
			assertThat(properties.datefmt()).isEmpty();
		}
	}

	@Test
	void letsDotenvMoveTheProjectRoot() throws IOException {
		Path other = this.project.resolve("other");
		dotenv("PROJECT_ROOT=" + other + "\n");
		yml("PROJECT_ROOT: ''\n");
		try (ConfigurableApplicationContext context = run()) {
			context.getEnvironment()
				.getPropertySources()
				.remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
			assertThat(ProjectRoot.find(context.getEnvironment())).isEqualTo(other);
		}
	}

	@Test
	void warnsOnceOfUnknownNames(CapturedOutput output) throws IOException {
		dotenv("LOG_MOOD=file\nLOG_FILE=x\nLOG_PATH=y\n");
		run().close();
		String warning = "Ignored in " + this.project.resolve(".env") + ": LOG_MOOD in line 1 (did you mean LOG_MODE?)";
		assertThat(output.getAll().lines().filter((line) -> line.contains(warning))).hasSize(1)
			.allSatisfy((line) -> assertThat(line).contains("WARN"));
		assertThat(output.getAll()).doesNotContain("LOG_FILE");
	}

	@Test
	void startsWithoutDotenv() {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().getPropertySources().contains(DotenvPropertySource.NAME)).isFalse();
			assertThat(LogPropertiesBinder.bind(context.getEnvironment()).retention()).isEqualTo(90);
		}
	}

	@Test
	void startsWithDirectoryOfThatName() throws IOException {
		Files.createDirectory(this.project.resolve(".env"));
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().getPropertySources().contains(DotenvPropertySource.NAME)).isFalse();
		}
	}

	@Test
	void stopsStartWithAnalysisOfFileThatIsNotUtf8(CapturedOutput output) throws IOException {
		Files.write(this.project.resolve(".env"), "LOG_MODE=f\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(this::run);
		assertThat(output.getAll()).contains("APPLICATION FAILED TO START")
			.contains(this.project.resolve(".env") + " is not valid UTF-8 in line 1.")
			.contains("save it in UTF-8");
	}

	@Test
	void readsDotenvAfreshForChild() throws IOException {
		dotenv("LOG_RETENTION=1\n");
		try (ConfigurableApplicationContext first = run()) {
			dotenv("LOG_RETENTION=2\n");
			this.application.setEnvironment(first.getEnvironment());
			try (ConfigurableApplicationContext second = run()) {
				assertThat(LogPropertiesBinder.bind(second.getEnvironment()).retention()).isEqualTo(2);
			}
		}
	}

	private ConfigurableApplicationContext run(String... arguments) {
		String[] all = Stream.concat(Stream.of(arguments), Stream.of("--spring.main.banner-mode=off",
				"--log.mode=stdout", "--spring.config.location=optional:" + this.project.toUri()))
			.toArray(String[]::new);
		return this.application.run(all);
	}

	private String originOf(String property, ConfigurableEnvironment environment) {
		return String.valueOf(LogConfigurationException.of(environment, property, "", "").problems().get(0).origin());
	}

	private void variables(Map<String, Object> variables) {
		Map<String, Object> all = new HashMap<>(variables);
		all.put("PROJECT_ROOT", this.project.toString());
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, all));
		this.application.setEnvironment(environment);
	}

	private void dotenv(String text) throws IOException {
		Files.writeString(this.project.resolve(".env"), text);
	}

	private void yml(String text) throws IOException {
		Files.writeString(this.project.resolve("application.yml"), text);
	}

	@Configuration(proxyBeanMethods = false)
	static class NoConfiguration {

	}

}
