package id.projectwise.logging.autoconfigure;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.format.DateText;
import id.projectwise.logging.format.FormatException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * What the settings say about a tree of log files, for whoever writes one.
 */
public final class LogTreeSettings {

	private LogTreeSettings() {
	}

	/**
	 * Return how the tree is laid out and kept. Looks at the file system for the root of
	 * the project.
	 * @param properties the settings
	 * @param environment where they come from, a configurable environment
	 * @return the layout
	 */
	public static TreeSettings of(LogProperties properties, Environment environment) {
		Path root = properties.logDirectory(ProjectRoot.find(environment));
		return new TreeSettings(root, Clock.system(EventFormats.zone(properties)), monthNaming(properties, environment),
				properties.maxOpenFiles(), properties.maxModules(), bytes(properties.maxFileSize()),
				properties.retention(), properties.compress() ? properties.compressAfter() : 0,
				bytes(properties.totalSizeCap()));
	}

	/**
	 * Return which module, and so which file, a logger belongs to.
	 * @param properties the settings
	 * @return the naming
	 */
	public static ModuleNaming moduleNaming(LogProperties properties) {
		return new ModuleNaming(properties.moduleBy() == ModuleBy.PACKAGE, properties.modules());
	}

	private static long bytes(@Nullable DataSize size) {
		return (size != null) ? size.toBytes() : 0;
	}

	private static Function<LocalDate, String> monthNaming(LogProperties properties, Environment environment) {
		try {
			DateText text = DateText.of(properties.monthFormat(), ZoneOffset.UTC);
			Function<LocalDate, String> naming = (day) -> text
				.format(day.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant());
			check(naming);
			return naming;
		}
		catch (FormatException ex) {
			throw LogConfigurationException.of(environment, "log.month-format", EventFormats.sentence(ex),
					"Correct LOG_MONTH_FORMAT, or remove it to get the default '%Y-%m'.");
		}
	}

	private static void check(Function<LocalDate, String> naming) {
		Set<String> names = new HashSet<>();
		LocalDate month = LocalDate.of(2019, 1, 1);
		for (int i = 0; i < 36; i++, month = month.plusMonths(1)) {
			String name = naming.apply(month);
			if (!isDirectoryName(name)) {
				throw new FormatException("It gives '" + name + "', which is not the name of one directory"
						+ " (letters, digits, '_', '-', '.', not at the start, and spaces)");
			}
			if (!names.add(name)) {
				throw new FormatException("It gives '" + name + "' for more than one month");
			}
		}
	}

	private static boolean isDirectoryName(String name) {
		for (int i = 0; i < name.length(); i++) {
			char character = name.charAt(i);
			if (!Character.isLetterOrDigit(character) && "_- .".indexOf(character) < 0) {
				return false;
			}
		}
		return !name.isEmpty() && !name.startsWith(".");
	}

}
