package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import id.projectwise.logging.dotenv.Dotenv;
import id.projectwise.logging.dotenv.DotenvEntry;
import id.projectwise.logging.format.NearestName;

/**
 * What to tell the user about a {@code .env} file. Never shows a value.
 */
final class DotenvWarning {

	private DotenvWarning() {
	}

	/**
	 * Describe what was ignored, in one line.
	 * @param file the file
	 * @param dotenv its content
	 * @return the line, empty if there is nothing to tell
	 */
	static Optional<String> of(Path file, Dotenv dotenv) {
		Stream<String> names = dotenv.entries()
			.stream()
			.filter((entry) -> DotenvNames.isSuspicious(entry.key()))
			.map(DotenvWarning::describe);
		Stream<String> lines = dotenv.skippedLines().stream().map((line) -> "line " + line + " (not KEY=value)");
		List<String> ignored = Stream.concat(names, lines).toList();
		return ignored.isEmpty() ? Optional.empty()
				: Optional.of(ignored.stream().collect(Collectors.joining(", ", "Ignored in " + file + ": ", "")));
	}

	private static String describe(DotenvEntry entry) {
		String name = entry.key() + " in line " + entry.line();
		String nearest = NearestName.of(entry.key(), DotenvNames.OURS);
		return name + ((nearest != null) ? " (did you mean " + nearest + "?)" : " (unknown)");
	}

}
