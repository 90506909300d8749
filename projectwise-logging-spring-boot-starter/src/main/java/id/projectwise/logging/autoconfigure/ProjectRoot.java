package id.projectwise.logging.autoconfigure;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

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
		return explicit((ConfigurableEnvironment) environment, workingDirectory)
			.or(() -> nearest(workingDirectory, (directory) -> isFile(directory.resolve(".env"))))
			.or(() -> nearest(workingDirectory, (directory) -> Files.exists(directory.resolve(".git"))))
			.orElse(workingDirectory);
	}

	/**
	 * Whether there is something to read: a file or a pipe, as python-dotenv takes both.
	 * @param path a path
	 * @return {@code true} if it exists and is no directory
	 */
	static boolean isFile(Path path) {
		return Files.exists(path) && !Files.isDirectory(path);
	}

	private static Optional<Path> explicit(ConfigurableEnvironment environment, Path workingDirectory) {
		return environment.getPropertySources()
			.stream()
			.map((source) -> source.getProperty(VARIABLE))
			.filter(Objects::nonNull)
			.map((value) -> environment.resolvePlaceholders(value.toString()))
			.filter((value) -> !value.isBlank())
			.findFirst()
			.map((value) -> resolve(workingDirectory, value));
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

	private static Optional<Path> nearest(Path workingDirectory, Predicate<Path> wanted) {
		return Stream.iterate(workingDirectory, Objects::nonNull, Path::getParent).filter(wanted).findFirst();
	}

}
