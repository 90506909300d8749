package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import ch.qos.logback.classic.BasicConfigurator;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Runs applications in this JVM, and leaves the logging system after each test as if
 * there had been none.
 */
final class Applications implements BeforeEachCallback, AfterEachCallback {

	private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

	private final Properties properties = new Properties();

	@Override
	public void beforeEach(ExtensionContext context) {
		this.properties.putAll(System.getProperties());
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.contexts.forEach(ConfigurableApplicationContext::close);
		LoggingSystem.get(getClass().getClassLoader()).cleanUp();
		LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
		logback.stop();
		logback.reset();
		new BasicConfigurator().configure(logback);
		logback.start();
		System.setProperties(this.properties);
	}

	/**
	 * Run an application without a web server.
	 * @param root the project root
	 * @param arguments of the command line
	 * @return the context, closed after the test at the latest
	 */
	ConfigurableApplicationContext run(Path root, String... arguments) {
		return run(builder(), root, arguments);
	}

	ConfigurableApplicationContext run(SpringApplicationBuilder builder, Path root, String... arguments) {
		String[] all = Stream.concat(Stream.of("--PROJECT_ROOT=" + root), Stream.of(arguments)).toArray(String[]::new);
		ConfigurableApplicationContext context = builder.run(all);
		this.contexts.addFirst(context);
		return context;
	}

	static SpringApplicationBuilder builder(Class<?>... sources) {
		return new SpringApplicationBuilder((sources.length > 0) ? sources : new Class<?>[] { Empty.class })
			.web(WebApplicationType.NONE);
	}

	/**
	 * Read a module's active file.
	 * @param root the project root
	 * @param module the name of the module
	 * @return its lines, none if there is no such file
	 */
	static List<String> lines(Path root, String module) {
		try (Stream<Path> paths = Files.walk(root)) {
			Path file = paths.filter((path) -> path.endsWith(module + ".log")).findFirst().orElse(null);
			return (file != null) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
