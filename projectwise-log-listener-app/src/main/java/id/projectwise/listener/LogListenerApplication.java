package id.projectwise.listener;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Receives the records of any number of processes and writes them to one tree of log
 * files.
 */
@SpringBootApplication(proxyBeanMethods = false)
public final class LogListenerApplication {

	private LogListenerApplication() {
	}

	/**
	 * Start the listener.
	 * @param args Spring Boot's command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(LogListenerApplication.class, args);
	}

}
