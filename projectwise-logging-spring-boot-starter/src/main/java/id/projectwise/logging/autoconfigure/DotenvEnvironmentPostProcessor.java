package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import id.projectwise.logging.dotenv.Dotenv;
import org.apache.commons.logging.Log;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Adds our variables of the project's {@code .env} file to the environment, below
 * everything but default properties.
 */
final class DotenvEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	/**
	 * After {@code application.yml} and the like, which rank above.
	 */
	static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 1;

	private final Log logger;

	DotenvEnvironmentPostProcessor(DeferredLogFactory logFactory) {
		this.logger = logFactory.getLog(DotenvEnvironmentPostProcessor.class);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		sources.remove(DotenvPropertySource.NAME);
		Path file = ProjectRoot.find(environment).resolve(".env");
		if (ProjectRoot.isFile(file)) {
			Dotenv dotenv = load(file, systemEnvironment(sources));
			addLast(sources, DotenvPropertySource.of(file, dotenv));
			DotenvWarning.of(file, dotenv).ifPresent(this.logger::warn);
		}
	}

	private static Dotenv load(Path file, Map<String, ?> environment) {
		try {
			return Dotenv.load(file, environment);
		}
		catch (IOException ex) {
			LogConfigurationException failure = new LogConfigurationException(
					List.of(new LogConfigurationProblem(".env", null, null, ex.getMessage() + ".",
							"Make the file readable and save it in UTF-8, or remove it.")));
			failure.initCause(ex);
			throw failure;
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, ?> systemEnvironment(MutablePropertySources sources) {
		PropertySource<?> source = sources.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		return (source != null && source.getSource() instanceof Map<?, ?> map) ? (Map<String, ?>) map : Map.of();
	}

	private static void addLast(MutablePropertySources sources, PropertySource<?> source) {
		if (sources.contains(DefaultPropertiesPropertySource.NAME)) {
			sources.addBefore(DefaultPropertiesPropertySource.NAME, source);
		}
		else {
			sources.addLast(source);
		}
	}

}
