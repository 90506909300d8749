package id.projectwise.listener;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class ListenerPropertiesBindAdvisorTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withUserConfiguration(Listener.class);

	@Test
	void givesTheBeanWhatASourceBelowSaysWhereOneIsEmpty() {
		this.runner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource(".env",
						Map.of("log.listener.shared-key", "secret", "log.listener.port", "9021"))))
			.withPropertyValues("log.listener.shared-key=", "log.listener.port= ")
			.run((context) -> {
				ListenerProperties properties = context.getBean(ListenerProperties.class);
				assertThat(properties.sharedKey()).isEqualTo("secret");
				assertThat(properties.port()).isEqualTo(9021);
			});
	}

	@Test
	void givesTheBeanDefaults() {
		this.runner.run((context) -> assertThat(context.getBean(ListenerProperties.class).maxFields()).isEqualTo(512));
	}

	@Test
	void givesTheBeanWhatIsSet() {
		this.runner.withPropertyValues("log.listener.max-fields=7")
			.run((context) -> assertThat(context.getBean(ListenerProperties.class).maxFields()).isEqualTo(7));
	}

	@Test
	void letsTheStartFailWithWhatIsWrong() {
		this.runner.withPropertyValues("log.listener.port=smtp")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("log.listener.port: It must be a port"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ListenerProperties.class)
	static class Listener {

		@Bean
		static ListenerPropertiesBindAdvisor advisor(ConfigurableEnvironment environment) {
			return new ListenerPropertiesBindAdvisor(environment);
		}

	}

}
