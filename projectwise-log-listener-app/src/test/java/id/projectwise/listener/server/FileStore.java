package id.projectwise.listener.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import id.projectwise.listener.route.CommitStore;
import id.projectwise.listener.route.StoreListener;
import id.projectwise.listener.route.StoreSettings;
import id.projectwise.listener.route.SyncPolicy;
import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.format.PythonFormat;
import id.projectwise.logging.record.Origin;

/**
 * The real store with its files in a directory.
 */
final class FileStore implements Closeable {

	private final Path root;

	private final CommitStore store;

	FileStore(Path root, String format) throws IOException {
		this.root = root;
		TreeSettings tree = new TreeSettings(root, Clock.systemUTC(), DateTimeFormatter.ofPattern("yyyy-MM")::format,
				64, 1000, 0, 0, 0, 0);
		this.store = CommitStore.open(new StoreSettings(tree, StoreSettings.defaultStateDirectory(root),
				new PythonFormat(format, null, ZoneOffset.UTC), new ModuleNaming(false, Map.of()),
				new Origin("listener", "1", "localhost", 1, 0), SyncPolicy.NEVER, Duration.ofSeconds(1),
				Duration.ofDays(30), 10_000, new StoreListener() {
				}));
	}

	CommitStore store() {
		return this.store;
	}

	/**
	 * Return the lines of a module, of all days.
	 */
	List<String> lines(String module) throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.walk(this.root, 2)) {
			files.filter((file) -> file.getFileName().toString().startsWith(module + ".log"))
				.sorted(Collections.reverseOrder())
				.forEach((file) -> lines.addAll(linesOf(file)));
		}
		return lines;
	}

	private static List<String> linesOf(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.store.close();
	}

}
