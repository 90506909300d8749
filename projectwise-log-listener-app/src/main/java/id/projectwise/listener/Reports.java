package id.projectwise.listener;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs what the listener has to say about itself, on a thread of its own: neither the
 * thread that writes the files nor those of the connections may wait for a console. What
 * is said before logging is installed waits for that. Thread-safe, never blocks; what is
 * said faster than it can be logged is dropped.
 */
final class Reports implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(LogListenerApplication.class);

	private static final int MAX_WAITING = 1000;

	private final CountDownLatch installed = new CountDownLatch(1);

	private final ThreadPoolExecutor executor;

	private volatile boolean isLogged = true;

	Reports() {
		this.executor = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING),
				Reports::thread, new DiscardPolicy());
		this.executor.execute(this::awaitInstallation);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "listener-reports");
		thread.setDaemon(true);
		return thread;
	}

	private void awaitInstallation() {
		try {
			this.installed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Let the waiting reports go: logging is installed.
	 */
	void start() {
		this.installed.countDown();
	}

	void info(String text) {
		say(Level.INFO, text);
	}

	void warn(String text) {
		say(Level.WARN, text);
	}

	void error(String text) {
		say(Level.ERROR, text);
	}

	private void say(Level level, String text) {
		this.executor.execute(() -> {
			if (this.isLogged) {
				log.atLevel(level).log("{}", text);
			}
			else {
				System.err.println(level + " " + log.getName() + ": " + text);
			}
		});
	}

	/**
	 * Say the rest on standard error: logging is at its end.
	 */
	void endLogging() {
		this.isLogged = false;
	}

	/**
	 * Say what waits, for a second at most.
	 */
	@Override
	public void close() {
		start();
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(1, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
