package id.projectwise.sample.web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * A small "projects" service whose only logging setup is the starter on its class path.
 */
@SpringBootApplication(proxyBeanMethods = false)
public final class SampleWebApplication {

	private SampleWebApplication() {
	}

	/**
	 * Start the service; returns when it takes requests.
	 * @param args Spring Boot's command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleWebApplication.class, args);
	}

	@Bean
	static SanitizingFunction secretsStaySecret() {
		return SanitizingFunction.sanitizeValue().ifLikelySensitive();
	}

}
