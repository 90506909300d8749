package id.projectwise.sample.mcp;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * An MCP server with tools over the projects of the sample web application, whose only
 * logging setup is the starter on its class path. It speaks over standard input and
 * output, with the profile {@code http} over streamable HTTP.
 * <p>
 * It keeps no projects of its own but asks the web application for them: so any number of
 * workers and everybody else see the same ones, and a worker can be killed at any time.
 * Without the web application it starts and serves all the same, its tools then tell
 * where they looked.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public final class SampleMcpWorkerApplication {

	private SampleMcpWorkerApplication() {
	}

	/**
	 * Start the server; returns when it takes requests. On stdio the process ends when
	 * its standard input does.
	 * @param args Spring Boot's command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleMcpWorkerApplication.class, args);
	}

}
