package id.projectwise.benchmarks;

import java.nio.file.Path;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * The starter as a user gets it: on the class path of a Spring Boot application.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StarterVariant {

	/** The rivals' {@code %d %-5level [%thread] %logger - %msg%n}, byte for byte. */
	private static final String FORMAT = "%(asctime)s %(levelname)-5s [%(threadName)s] %(name)s - %(message)s";

	static Variant start(Contender contender, Output output, Path directory) {
		contender.settings().forEach(System::setProperty);

		SpringApplication application = new SpringApplication(StarterVariant.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.run("--log.mode=" + output.mode(), "--log.socket.port=${benchmark.port:9020}",
				"--log.console=false", "--log.root-dir=" + directory, "--log.format=" + FORMAT, "--log.datefmt=");
		return new Slf4jVariant();
	}

}
