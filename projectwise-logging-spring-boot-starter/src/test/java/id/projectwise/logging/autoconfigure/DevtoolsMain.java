package id.projectwise.logging.autoconfigure;

import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.annotation.Configuration;

/**
 * Lets devtools restart it, twice.
 */
@Configuration(proxyBeanMethods = false)
class DevtoolsMain {

	public static void main(String[] arguments) {
		SpringApplication.run(DevtoolsMain.class, arguments);
		int start = Integer.getInteger("start", 1);
		LoggerFactory.getLogger("com.acme.orders")
			.info("start {} by {}", start, DevtoolsMain.class.getClassLoader().getClass().getSimpleName());
		System.setProperty("start", String.valueOf(start + 1));
		if (start < 3) {
			Restarter.getInstance().restart();
		}
	}

}
