package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one daemon thread of a tree: looks every second whether midnight has passed or a
 * file was replaced, and keeps house at start and every ten minutes.
 */
public final class Maintenance implements Closeable {

	private static final int HOUSEKEEPING_SECONDS = 600;

	private final LogTree tree;

	private final Path root;

	private final TreeListener listener;

	private final Housekeeping housekeeping;

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "log-files");
		thread.setDaemon(true);
		return thread;
	});

	private Maintenance(LogTree tree, TreeSettings settings, TreeListener listener) {
		this.tree = tree;
		this.root = settings.root();
		this.listener = listener;
		this.housekeeping = new Housekeeping(settings, listener);
	}

	/**
	 * Start the thread.
	 * @param tree the tree to maintain
	 * @param settings the settings of the tree
	 * @param listener told about trouble
	 * @return what to close at the end
	 */
	public static Maintenance start(LogTree tree, TreeSettings settings, TreeListener listener) {
		Maintenance maintenance = new Maintenance(tree, settings, listener);
		maintenance.executor.scheduleWithFixedDelay(maintenance::tick, 1, 1, TimeUnit.SECONDS);
		maintenance.executor.scheduleWithFixedDelay(maintenance::keepHouse, 1, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
		return maintenance;
	}

	private void tick() {
		try {
			this.tree.maintain();
		}
		catch (IOException | RuntimeException ex) {
			this.listener.failed("Rotation", this.root, ex);
		}
	}

	private void keepHouse() {
		try {
			this.housekeeping.run();
		}
		catch (IOException | RuntimeException ex) {
			this.listener.failed("Housekeeping", this.root, ex);
		}
	}

	/** Stop the thread; a file that is being compressed is left as it is. */
	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
