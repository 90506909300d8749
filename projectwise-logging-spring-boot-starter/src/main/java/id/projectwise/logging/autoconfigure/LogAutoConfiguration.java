package id.projectwise.logging.autoconfigure;

import java.time.Clock;

import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of ProjectWise Logging. Logging itself is installed long before,
 * when the environment is ready; here are the beans on top of it. None of them depends on
 * the mode, which is known only when an application runs and not when it is built.
 */
@AutoConfiguration
@EnableConfigurationProperties(LogProperties.class)
public final class LogAutoConfiguration {

	@Bean
	static LogPropertiesBindAdvisor logPropertiesBindAdvisor(Environment environment) {
		return new LogPropertiesBindAdvisor(environment);
	}

	@Bean
	static InstalledLogging projectwiseInstalledLogging() {
		return new InstalledLogging();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	static class HealthConfiguration {

		@Bean
		@ConditionalOnEnabledHealthIndicator("projectwiselogging")
		@ConditionalOnMissingBean(name = { "projectwiseLoggingHealthIndicator", "projectwiseLoggingHealthContributor" })
		LogHealthIndicator projectwiseLoggingHealthIndicator(InstalledLogging logging) {
			return new LogHealthIndicator(logging);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetricsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		LogMetrics projectwiseLoggingMetrics(InstalledLogging logging) {
			return new LogMetrics(logging, Clock.systemUTC());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
	static class EndpointConfiguration {

		@Bean
		@ConditionalOnAvailableEndpoint
		@ConditionalOnMissingBean
		LogEndpoint projectwiseLoggingEndpoint(InstalledLogging logging) {
			return new LogEndpoint(logging);
		}

	}

}
