package id.projectwise.logging.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link LogAutoConfiguration} and {@link LogRuntimeHints}.
 */
class LogAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LogAutoConfiguration.class));

	@Test
	void isListedForSpringBoot() {
		assertThat(ImportCandidates.load(org.springframework.boot.autoconfigure.AutoConfiguration.class,
				getClass().getClassLoader()))
			.contains(LogAutoConfiguration.class.getName());
	}

	@Test
	void contributesTheSettings() {
		this.runner.withPropertyValues("log.mode=stdout", "log.level=warning").run((context) -> {
			LogProperties properties = context.getBean(LogProperties.class);
			assertThat(properties.mode()).isEqualTo(LogMode.STDOUT);
			assertThat(properties.level()).isEqualTo(LogLevel.WARNING);
			assertThat(properties.retention()).isEqualTo(90);
		});
	}

	@Test
	void refusesValueThatIsNone() {
		this.runner.withPropertyValues("log.mode=nope")
			.run((context) -> assertThatException().isThrownBy(() -> context.getBean(LogProperties.class))
				.havingRootCause()
				.withMessageContaining("log.mode: It must be one of file, stdout, socket"));
	}

	@Test
	void bindsTheSettingsOnlyWhenSomebodyAsks() {
		this.runner.run((context) -> {
			String name = context.getBeanNamesForType(LogProperties.class)[0];
			assertThat(context.getBeanFactory().containsSingleton(name)).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource({ "LOG_FILE, x", "LOG_PATH, x", "LOG_LEVEL_PATTERN, %5p", "LOG_DATEFORMAT_PATTERN, yyyy", "LOG_MODE, ''",
			"LOG_RETENTION, ''", "LOG_CONSOLE, ''", "LOG_MAX_FILE_SIZE, ''", "LOG_LEVEL, ''", "LOG_FORMAT, ''",
			"LOG_SOCKET_PORT, ''", "LOG_MONTH_FORMAT, ''", "LOG_MODE_X, x", "LOG_FORMAT_X, x",
			"LOG_CONSOLE_LOG_PATTERN, x" })
	void takesNoHarmFromVariable(String name, String value) {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", java.util.Map.of(name, value))))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				LogProperties properties = context.getBean(LogProperties.class);
				assertThat(properties).isEqualTo(LogPropertiesBinder.bind(new FakeEnvironment()));
			});
	}

	@Test
	void leavesWrongSettingsOfTheApplicationToBoot() {
		this.runner.withUserConfiguration(AuditConfiguration.class)
			.withPropertyValues("log.audit.keep-days=3O")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("For input string: \"3O\""));
	}

	@Test
	void bindsSettingsOfTheApplicationBesideItsOwn() {
		this.runner.withUserConfiguration(AuditConfiguration.class)
			.withPropertyValues("log.audit.keep-days=30", "log.retention=")
			.run((context) -> {
				assertThat(context.getBean(LogProperties.class).retention()).isEqualTo(90);
				assertThat(context.getBean(AuditProperties.class).keepDays()).isEqualTo(30);
			});
	}

	@Test
	void registersHintsForBindingTheSettings() {
		RuntimeHints hints = new RuntimeHints();
		assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)).hasAtLeastOneElementOfType(LogRuntimeHints.class);
		new LogRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(LogProperties.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)
			.or(RuntimeHintsPredicates.reflection()
				.onConstructorInvocation(LogProperties.class.getDeclaredConstructors()[0])))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(LogProperties.Socket.class.getDeclaredConstructors()[0])).accepts(hints);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(AuditProperties.class)
	static class AuditConfiguration {

	}

	/**
	 * Of an application, below our prefix.
	 *
	 * @param keepDays a number
	 */
	@ConfigurationProperties("log.audit")
	record AuditProperties(int keepDays) {

	}

}
