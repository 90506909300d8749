package id.projectwise.logging.autoconfigure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Logs as many numbered lines of 1 KB as it reads on standard input, and says on standard
 * output how many there were in all.
 */
@Configuration(proxyBeanMethods = false)
class CommandedMain {

	private static final Logger LOGGER = LoggerFactory.getLogger("com.acme.orders");

	public static void main(String[] arguments) throws IOException {
		new SpringApplicationBuilder(CommandedMain.class).web(WebApplicationType.NONE).run(arguments);
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		String filler = "x".repeat(1000);
		int next = 0;
		for (String command = ""; command != null; command = commands.readLine()) {
			int end = next + (command.isEmpty() ? 0 : Integer.parseInt(command));
			while (next < end) {
				LOGGER.info("{} {}", next++, filler);
			}
			System.out.println("logged " + next);
		}
	}

}
