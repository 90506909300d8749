package id.projectwise.logging.autoconfigure;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Finds the directory of the project.
 */
final class ProjectRoot {

	static final String VARIABLE = "PROJECT_ROOT";

	private ProjectRoot() {
	}

	/**
	 * Find the project root: {@code PROJECT_ROOT}, else the nearest directory at or above
	 * the working directory that holds a file {@code .env}, else the nearest with
	 * {@code .git}, else the working directory. Looks at the file system.
	 * @param environment a configurable environment
	 * @return the project root as an absolute path
	 */
	static Path find(Environment environment) {
		return find(environment, Path.of("").toAbsolutePath());
	}

	static Path find(Environment environment, Path workingDirectory) {
		String explicit = explicit((ConfigurableEnvironment) environment);
		if (explicit != null) {
			return resolve(workingDirectory, explicit);
		}
		for (Path directory = workingDirectory; directory != null; directory = directory.getParent()) {
			if (isFile(directory.resolve(".env"))) {
				return directory;
			}
		}
		for (Path directory = workingDirectory; directory != null; directory = directory.getParent()) {
			if (Files.exists(directory.resolve(".git"))) {
				return directory;
			}
		}
		return workingDirectory;
	}

	/**
	 * Whether there is something to read: a file or a pipe, as python-dotenv takes both.
	 * @param path a path
	 * @return {@code true} if it exists and is no directory
	 */
	static boolean isFile(Path path) {
		return Files.exists(path) && !Files.isDirectory(path);
	}

	private static @Nullable String explicit(ConfigurableEnvironment environment) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			Object value = source.getProperty(VARIABLE);
			String text = (value != null) ? environment.resolvePlaceholders(value.toString()) : "";
			if (!text.isBlank()) {
				return text;
			}
		}
		return null;
	}

	private static Path resolve(Path workingDirectory, String value) {
		try {
			return workingDirectory.resolve(value).normalize();
		}
		catch (InvalidPathException ex) {
			throw new LogConfigurationException(List.of(new LogConfigurationProblem(VARIABLE, value, null,
					"It must be a path of the file system.", "Change PROJECT_ROOT to the directory of the project.")));
		}
	}

}
