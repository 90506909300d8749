package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.file.LogTree;
import id.projectwise.logging.file.Maintenance;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.format.DateText;
import id.projectwise.logging.format.FormatException;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.FileSink;
import id.projectwise.logging.logback.TreeReporter;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Makes the sink of file mode.
 */
final class FileSinkFactory {

	private final LogProperties properties;

	private final Environment environment;

	private final LoggerContext context;

	FileSinkFactory(LogProperties properties, Environment environment, LoggerContext context) {
		this.properties = properties;
		this.environment = environment;
		this.context = context;
	}

	FileSink create(EventFormat format) {
		Path root = this.properties.logDirectory(ProjectRoot.find(this.environment));
		TreeSettings settings = settings(root, monthNaming());
		TreeReporter reporter = new TreeReporter(this.context, format);
		try {
			LogTree tree = new LogTree(settings, reporter);
			return new FileSink(tree,
					new ModuleNaming(this.properties.moduleBy() == ModuleBy.PACKAGE, this.properties.modules()),
					Maintenance.start(tree, settings, reporter));
		}
		catch (IOException ex) {
			throw LogConfigurationException.of(this.environment, "log.root-dir",
					"The log directory " + root + " cannot be written: " + ex + ".",
					"Make it writable with some space left, set LOG_ROOT_DIR to another directory,"
							+ " or LOG_MODE to stdout.");
		}
	}

	private TreeSettings settings(Path root, Function<LocalDate, String> monthNaming) {
		return new TreeSettings(root, Clock.system(EventFormats.zone(this.properties)), monthNaming,
				this.properties.maxOpenFiles(), this.properties.maxModules(), bytes(this.properties.maxFileSize()),
				this.properties.retention(), this.properties.compress() ? this.properties.compressAfter() : 0,
				bytes(this.properties.totalSizeCap()));
	}

	private static long bytes(@Nullable DataSize size) {
		return (size != null) ? size.toBytes() : 0;
	}

	private Function<LocalDate, String> monthNaming() {
		try {
			DateText text = DateText.of(this.properties.monthFormat(), ZoneOffset.UTC);
			Function<LocalDate, String> naming = (day) -> text
				.format(day.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant());
			check(naming);
			return naming;
		}
		catch (FormatException ex) {
			throw LogConfigurationException.of(this.environment, "log.month-format", EventFormats.sentence(ex),
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
