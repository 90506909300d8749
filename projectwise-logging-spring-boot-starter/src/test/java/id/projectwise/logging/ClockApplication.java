package id.projectwise.logging;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application that logs numbered lines until a given time of its clock, run in a
 * process of its own: {@code <until> [settings]}. Prints how many it logged.
 */
@Configuration(proxyBeanMethods = false)
class ClockApplication {

	private static final Logger busy = LoggerFactory.getLogger("shop.busy");

	private static final Logger idle = LoggerFactory.getLogger("shop.idle");

	public static void main(String[] args) {
		Instant until = Instant.parse(args[0]);
		SpringApplication application = new SpringApplication(ClockApplication.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		int count = 0;
		ConfigurableApplicationContext context = application.run(args);
		idle.info("before");
		System.out.println("ready");
		while (Instant.now().isBefore(until)) {
			busy.info("line {}", count++);
			LockSupport.parkNanos(1_000_000);
		}
		context.close();
		System.out.println("logged until " + until);
		System.out.println(count);
	}

}
