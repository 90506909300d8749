package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The daemon threads of a tree: one looks every second whether midnight has passed or a
 * file was replaced; another, whose work may take long, keeps house at start and every
 * ten minutes.
 */
public final class Maintenance implements Closeable {

	private static final int HOUSEKEEPING_SECONDS = 600;

	private final Path root;

	private final TreeListener listener;

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean closed;

	private Maintenance(TreeSettings settings, TreeListener listener) {
		this.root = settings.root();
		this.listener = listener;
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
		maintenance.start("Rotation", 1, tree::maintain);
		return maintenance;
	}

	/**
	 * Only keep house, for a tree whose owner does the rest.
	 */
	static Maintenance keepHouse(TreeSettings settings, TreeListener listener) {
		Maintenance maintenance = new Maintenance(settings, listener);
		maintenance.start("Housekeeping", HOUSEKEEPING_SECONDS, () -> new Housekeeping(settings, listener).run());
		return maintenance;
	}

	// Threads and not an executor, whose classes would make every start wait.
	private void start(String what, int seconds, Step step) {
		Thread thread = new Thread(() -> repeat(what, seconds, step), "log-files");
		thread.setDaemon(true);
		this.threads.add(thread);
		thread.start();
	}

	private void repeat(String what, int seconds, Step step) {
		try {
			Thread.sleep(1000);
			while (!this.closed) {
				guard(what, step);
				Thread.sleep(seconds * 1000L);
			}
		}
		catch (InterruptedException ex) {
			// Closed.
			this.closed = true;
		}
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
		this.closed = true;
		this.threads.forEach(Thread::interrupt);
	}

	private interface Step {

		void run() throws IOException;

	}

}
