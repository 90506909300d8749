package id.projectwise.logging.autoconfigure;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;

/**
 * Logs numbers from several threads without end, and after each call writes the number to
 * a file, until it is killed.
 */
@Configuration(proxyBeanMethods = false)
class NumberingMain {

	static final int THREADS = 3;

	static final String RETURNED = "returned";

	private static final Logger LOGGER = LoggerFactory.getLogger("com.acme.orders");

	public static void main(String[] arguments) throws IOException {
		new SpringApplicationBuilder(NumberingMain.class).web(WebApplicationType.NONE).run(arguments);
		for (int thread = 0; thread < THREADS; thread++) {
			String prefix = thread + "-";
			OutputStream returned = new FileOutputStream(RETURNED + thread);
			new Thread(() -> number(prefix, returned)).start();
		}
	}

	private static void number(String prefix, OutputStream returned) {
		try {
			for (int i = 0;; i++) {
				LOGGER.info("{}{}", prefix, i);
				returned.write((prefix + i + "\n").getBytes(StandardCharsets.US_ASCII));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
