package id.projectwise.logging.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Auto-configuration of ProjectWise Logging. Logging itself is installed long before,
 * when the environment is ready; here are the beans on top of it.
 */
@AutoConfiguration
@EnableConfigurationProperties(LogProperties.class)
public final class LogAutoConfiguration {

}
