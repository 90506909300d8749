package id.projectwise.listener;

import java.io.IOException;
import java.nio.file.Path;

import ch.qos.logback.classic.LoggerContext;
import id.projectwise.listener.route.CommitStore;
import id.projectwise.listener.route.StoreException;
import id.projectwise.listener.route.StoreSettings;
import id.projectwise.logging.autoconfigure.LogConfigurationException;
import id.projectwise.logging.autoconfigure.LogProperties;
import id.projectwise.logging.autoconfigure.LogSinkProvider;
import id.projectwise.logging.autoconfigure.LogTreeSettings;
import id.projectwise.logging.autoconfigure.Origins;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeInUseException;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.logback.EventFormat;
import id.projectwise.logging.logback.LineSink;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Opens the store as soon as the settings are known, so that the listener's own lines,
 * from the first one on, are written like everybody's. {@code LOG_MODE} is that of the
 * workers: the listener never ships to itself.
 */
public final class ListenerSinkProvider implements LogSinkProvider {

	@Override
	public LineSink create(LogProperties properties, ConfigurableEnvironment environment, EventFormat format,
			LoggerContext context) {
		ListenerProperties listener = ListenerPropertiesBinder.bind(environment);
		TreeSettings tree = LogTreeSettings.of(properties, environment);
		ModuleNaming naming = LogTreeSettings.moduleNaming(properties);
		Reports reports = new Reports();
		Path state = stateDirectory(listener, tree);
		StoreSettings settings = new StoreSettings(tree, state,
				RecordFormats.create(properties, tree.clock().getZone(), format, environment), naming,
				Origins.of(environment), listener.sync(), listener.syncInterval(), listener.streamExpiry(),
				listener.maxStreams(), new StoreReporter(reports));
		return new StoreSink(new ListenerStore(open(settings, environment), tree, reports), naming);
	}

	private static Path stateDirectory(ListenerProperties listener, TreeSettings tree) {
		String directory = listener.stateDir();
		return (directory != null && !directory.isBlank()) ? tree.root().resolve(directory)
				: StoreSettings.defaultStateDirectory(tree.root());
	}

	private static CommitStore open(StoreSettings settings, ConfigurableEnvironment environment) {
		try {
			return CommitStore.open(settings);
		}
		catch (TreeInUseException ex) {
			throw LogConfigurationException.of(environment, "log.root-dir", ex.getMessage() + ".",
					"Stop the other one, or set LOG_ROOT_DIR to another directory.");
		}
		catch (StoreException ex) {
			throw LogConfigurationException.of(environment, "log.listener.state-dir", ex.getMessage() + ".",
					"Do as it says: what the listener remembers belongs to the files it has written.");
		}
		catch (IOException ex) {
			throw LogConfigurationException.of(environment, "log.root-dir",
					"The listener cannot write to " + settings.tree().root() + ": " + ex + ".",
					"Make it writable with some space left, or set LOG_ROOT_DIR to another directory.");
		}
	}

}
