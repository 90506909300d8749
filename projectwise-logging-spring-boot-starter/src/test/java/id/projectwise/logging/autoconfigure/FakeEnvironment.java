package id.projectwise.logging.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * An environment without anything of this machine's, to be filled by a test.
 */
final class FakeEnvironment extends StandardEnvironment {

	private final Map<String, Object> variables = new HashMap<>();

	private final Map<String, Object> systemProperties = new HashMap<>();

	private final Map<String, Object> yml = new HashMap<>();

	FakeEnvironment() {
		getPropertySources().replace(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
				new MapPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, this.systemProperties));
		getPropertySources().replace(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
				new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		getPropertySources().addLast(new MapPropertySource("yml", this.yml));
		ConfigurationPropertySources.attach(this);
	}

	FakeEnvironment variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	FakeEnvironment systemProperty(String name, String value) {
		this.systemProperties.put(name, value);
		return this;
	}

	FakeEnvironment yml(String name, Object value) {
		this.yml.put(name, value);
		return this;
	}

}
