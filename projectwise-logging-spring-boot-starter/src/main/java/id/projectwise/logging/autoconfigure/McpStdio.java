package id.projectwise.logging.autoconfigure;

import java.io.PrintStream;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps standard output free for an MCP server that speaks over it: no banner, nothing of
 * Logback while Spring Boot sets it up, no output of Logback about itself. The appender
 * goes to standard error by itself.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-06-18/basic/transports">Model
 * Context Protocol, stdio transport</a>
 */
final class McpStdio implements EnvironmentPostProcessor, Ordered {

	private static final String PROPERTY = "spring.ai.mcp.server.stdio";

	private static final String LOGBACK_DEBUG = "logback.debug";

	private static @Nullable PrintStream held;

	static boolean isEnabled(Environment environment) {
		// Spring AI takes no other word for it.
		return Boolean.parseBoolean(environment.getProperty(PROPERTY));
	}

	/**
	 * Directly after {@code application.yml}, and before anybody who may fail.
	 */
	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!isEnabled(environment)) {
			return;
		}
		holdStandardOutput();
		environment.getPropertySources()
			.addFirst(new MapPropertySource("projectwise-mcp-stdio", Map.of("spring.main.banner-mode", "off")));
		if (Boolean.getBoolean(LOGBACK_DEBUG)) {
			System.clearProperty(LOGBACK_DEBUG);
			System.err.println("System property " + LOGBACK_DEBUG + " is ignored: its output would go to standard"
					+ " output, which belongs to the MCP protocol (" + PROPERTY + "=true).");
		}
	}

	/**
	 * Send to standard error whatever is written before our appender is there. If Spring
	 * Boot fails in between, it stays so for the report of the failure.
	 */
	private static synchronized void holdStandardOutput() {
		if (held == null) {
			held = System.out;
			System.setOut(System.err);
		}
	}

	static synchronized void releaseStandardOutput() {
		if (held != null) {
			System.setOut(held);
			held = null;
		}
	}

}
