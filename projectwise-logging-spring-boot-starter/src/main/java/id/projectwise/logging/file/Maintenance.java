package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The daemon threads of a tree: one looks every second whether midnight has passed or a
 * file was replaced; another, whose work may take long, keeps house at start and every
 * ten minutes.
 */
public final class Maintenance implements Closeable {

	private static final int HOUSEKEEPING_SECONDS = 600;

	private final Path root;

	private final TreeListener listener;

	private final Housekeeping housekeeping;

	private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2, (task) -> {
		Thread thread = new Thread(task, "log-files");
		thread.setDaemon(true);
		return thread;
	});

	private Maintenance(TreeSettings settings, TreeListener listener) {
		this.root = settings.root();
		this.listener = listener;
		this.housekeeping = new Housekeeping(settings, listener);
	}

	/**
	 * Start the threads.
	 * @param tree the tree to maintain
	 * @param settings the settings of the tree
	 * @param listener told about trouble
	 * @return what to close at the end
	 */
	public static Maintenance start(LogTree tree, TreeSettings settings, TreeListener listener) {
		Maintenance maintenance = keepHouse(settings, listener);
		maintenance.executor.scheduleWithFixedDelay(() -> maintenance.guard("Rotation", tree::maintain), 1, 1,
				TimeUnit.SECONDS);
		return maintenance;
	}

	/**
	 * Only keep house, for a tree whose owner does the rest.
	 */
	static Maintenance keepHouse(TreeSettings settings, TreeListener listener) {
		Maintenance maintenance = new Maintenance(settings, listener);
		maintenance.executor.scheduleWithFixedDelay(maintenance::keepHouse, 1, HOUSEKEEPING_SECONDS, TimeUnit.SECONDS);
		return maintenance;
	}

	private void keepHouse() {
		guard("Housekeeping", this.housekeeping::run);
	}

	private void guard(String what, Step step) {
		try {
			step.run();
		}
		catch (Throwable ex) {
			// Whatever it is, the thread goes on: there will be another midnight.
			this.listener.failed(what, this.root, (ex instanceof Exception reason) ? reason : new IOException(ex));
		}
	}

	/** Stop the threads; a file that is being compressed is left as it is. */
	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	private interface Step {

		void run() throws IOException;

	}

}
