package id.projectwise.listener;

import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * An application that logs numbered lines, says so, and stays if it is told to.
 */
final class NumberingWorker {

	private NumberingWorker() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		SpringApplication application = new SpringApplication(NumberingWorker.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments);
		Logger log = LoggerFactory.getLogger("acme.numbers");
		for (int i = 0; i < 2000; i++) {
			log.info("{} {}", arguments[0], i);
		}
		System.out.println("all logged");
		if (arguments[1].equals("stay")) {
			new CountDownLatch(1).await();
		}
	}

}
