package id.projectwise.logging.autoconfigure;

import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Logs and ends, with Spring Boot's shutdown hook switched off.
 */
@Configuration(proxyBeanMethods = false)
class HooklessMain {

	static final int LINES = 100;

	private static final Logger LOGGER = LoggerFactory.getLogger("com.acme.orders");

	public static void main(String[] arguments) {
		new SpringApplicationBuilder(HooklessMain.class).web(WebApplicationType.NONE)
			.registerShutdownHook(false)
			.run(arguments);
		IntStream.range(0, LINES).forEach((i) -> LOGGER.info("hookless {}", i));
	}

}
