package id.projectwise.logging.autoconfigure;

import java.util.List;

import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Bean;

/**
 * Starts stdio MCP servers one after the other in one JVM, in all ways that might put
 * something on standard output.
 */
final class StdioMcpMain {

	private StdioMcpMain() {
	}

	public static void main(String[] arguments) {
		String own = "--logging.config=" + arguments[0];
		String debug = "--logging.config=" + arguments[1];
		List<List<String>> runs = List.of(List.of("file"), List.of("stdout"), List.of("file", own),
				List.of("stdout", own), List.of("file", debug), List.of("stdout", debug),
				List.of("file", "--spring.main.banner-mode=console"), List.of("stdout", "--log.console=false"),
				List.of("file", "--logging.console.enabled=true", "--debug"), List.of("nope"),
				List.of("socket", "--log.socket.port=1"), List.of("nope", own), List.of("file", "--fail"),
				List.of("stdout", "--fail"), List.of("stdout", "--fail", own),
				List.of("file", "--logging.config=nowhere.xml"));
		run(-1, List.of("file", "--PROJECT_ROOT=" + arguments[2]));
		for (int i = 0; i < runs.size(); i++) {
			System.setProperty("logback.debug", "true");
			System.setProperty("logback.configurationFile", "ignored.xml");
			System.err.println("=== run " + i + " " + runs.get(i));
			run(i, runs.get(i));
		}
	}

	private static void run(int number, List<String> arguments) {
		Class<?> source = arguments.contains("--fail") ? Failing.class : Working.class;
		String[] all = arguments.toArray(String[]::new);
		all[0] = "--log.mode=" + all[0];
		try {
			ConfigurableApplicationContext context = new SpringApplicationBuilder(source).web(WebApplicationType.NONE)
				.properties("spring.ai.mcp.server.stdio=true")
				.run(all);
			LoggerFactory.getLogger("com.acme.tools").warn("line of run {}", number);
			context.close();
		}
		catch (RuntimeException ex) {
			System.err.println("failed " + number);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Working {

	}

	@Configuration(proxyBeanMethods = false)
	static class Failing {

		@Bean
		String failing() {
			throw new IllegalStateException("the reason");
		}

	}

}
