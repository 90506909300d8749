package id.projectwise.logging.autoconfigure;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps standard output free for an MCP server that speaks over it: no banner, no output
 * of Logback about itself. The appender goes to standard error by itself.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-06-18/basic/transports">Model
 * Context Protocol, stdio transport</a>
 */
final class McpStdio implements EnvironmentPostProcessor, Ordered {

	private static final String PROPERTY = "spring.ai.mcp.server.stdio";

	private static final String LOGBACK_DEBUG = "logback.debug";

	static boolean isEnabled(Environment environment) {
		return environment.getProperty(PROPERTY, Boolean.class, false);
	}

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 2;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!isEnabled(environment)) {
			return;
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("projectwise-mcp-stdio", Map.of("spring.main.banner-mode", "off")));
		if (Boolean.getBoolean(LOGBACK_DEBUG)) {
			System.clearProperty(LOGBACK_DEBUG);
			System.err.println("System property " + LOGBACK_DEBUG + " is ignored: its output would go to standard"
					+ " output, which belongs to the MCP protocol (" + PROPERTY + "=true).");
		}
	}

}
