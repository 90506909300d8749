package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import id.projectwise.logging.dotenv.Dotenv;
import id.projectwise.logging.dotenv.DotenvEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Our variables in a {@code .env} file, with the line of each. Bound like environment
 * variables, for which Spring Boot asks for a name that ends like this one.
 */
final class DotenvPropertySource extends SystemEnvironmentPropertySource implements OriginLookup<String> {

	static final String NAME = "dotenv-systemEnvironment";

	private final Map<String, Origin> origins;

	private DotenvPropertySource(Map<String, Object> values, Map<String, Origin> origins) {
		super(NAME, values);
		this.origins = origins;
	}

	/**
	 * Take what is ours. An empty value means unset, except of {@code LOG_DATEFMT}.
	 * @param file the file
	 * @param dotenv its content
	 * @return the property source
	 */
	static DotenvPropertySource of(Path file, Dotenv dotenv) {
		Resource resource = new FileSystemResource(file);
		Map<String, Object> values = new HashMap<>();
		Map<String, Origin> origins = new HashMap<>();
		for (DotenvEntry entry : dotenv.entries()) {
			values.remove(entry.key());
			String value = entry.value();
			if (value != null && isTaken(entry.key(), value)) {
				values.put(entry.key(), value);
				Location location = new Location(entry.line() - 1, entry.column() - 1);
				origins.put(entry.key(), new TextResourceOrigin(resource, location));
			}
		}
		return new DotenvPropertySource(values, origins);
	}

	private static boolean isTaken(String key, String value) {
		return DotenvNames.isOurs(key) && (!value.isBlank() || key.equals(LogSetting.DATEFMT.variable()));
	}

	@Override
	public @Nullable Origin getOrigin(String key) {
		return this.origins.get(resolvePropertyName(key));
	}

}
