package id.projectwise.logging.autoconfigure;

import java.util.stream.IntStream;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Logs from several threads, then ends while others still log.
 */
@Configuration(proxyBeanMethods = false)
class ProcessMain {

	static final int THREADS = 4;

	static final int LINES = 2000;

	private static final Logger LOGGER = LoggerFactory.getLogger("com.acme.orders");

	public static void main(String[] arguments) throws InterruptedException {
		new SpringApplicationBuilder(ProcessMain.class).web(WebApplicationType.NONE).run(arguments);
		SpringApplication.getShutdownHandlers().add(() -> LOGGER.info("shutdown handler"));
		Thread[] threads = IntStream.range(0, THREADS)
			.mapToObj((thread) -> new Thread(() -> IntStream.range(0, LINES)
				.forEach((line) -> LOGGER.info("thread {} line {} Grüße 日本 😀", thread, line))))
			.toArray(Thread[]::new);
		for (Thread thread : threads) {
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		LOGGER.warn("last line of main");
		System.exit(3);
	}

	@PreDestroy
	void end() {
		LOGGER.info("last words of a bean");
	}

}
