package id.projectwise.logging.autoconfigure;

import java.util.Collections;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;

/**
 * Whether Spring Boot's own property already sets the level of the root logger.
 */
final class RootLevel {

	private RootLevel() {
	}

	static boolean isSet(Environment environment) {
		Map<String, String> levels = Binder.get(environment)
			.bind("logging.level", Bindable.mapOf(String.class, String.class))
			.orElse(Collections.emptyMap());
		for (String logger : levels.keySet()) {
			if (LoggingSystem.ROOT_LOGGER_NAME.equalsIgnoreCase(logger)) {
				return true;
			}
		}
		return false;
	}

}
