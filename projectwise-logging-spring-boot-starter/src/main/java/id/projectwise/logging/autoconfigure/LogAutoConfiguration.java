package id.projectwise.logging.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of ProjectWise Logging. Logging itself is installed long before,
 * when the environment is ready; here are the beans on top of it.
 */
@AutoConfiguration
@EnableConfigurationProperties(LogProperties.class)
public final class LogAutoConfiguration {

	@Bean
	static LogPropertiesBindAdvisor logPropertiesBindAdvisor(Environment environment) {
		return new LogPropertiesBindAdvisor(environment);
	}

}
