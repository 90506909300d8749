package id.projectwise.logging.autoconfigure;

import java.io.IOException;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.logging.file.LogTree;
import id.projectwise.logging.file.Maintenance;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.FileSink;
import id.projectwise.logging.logback.TreeReporter;

import org.springframework.core.env.Environment;

/**
 * Makes the sink of file mode.
 */
final class FileSinkFactory {

	private FileSinkFactory() {
	}

	static FileSink create(LogProperties properties, Environment environment, EventFormat format,
			LoggerContext context) {
		TreeSettings settings = LogTreeSettings.of(properties, environment);
		TreeReporter reporter = new TreeReporter(context, format);
		try {
			LogTree tree = new LogTree(settings, reporter);
			return new FileSink(tree, LogTreeSettings.moduleNaming(properties),
					Maintenance.start(tree, settings, reporter), reporter);
		}
		catch (IOException ex) {
			throw LogConfigurationException.of(environment, "log.root-dir",
					"The log directory " + settings.root() + " cannot be written: " + ex + ".",
					"Make it writable with some space left, set LOG_ROOT_DIR to another directory,"
							+ " or LOG_MODE to stdout.");
		}
	}

}
