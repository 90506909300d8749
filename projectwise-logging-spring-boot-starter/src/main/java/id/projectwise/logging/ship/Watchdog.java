package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Closes a socket at a deadline, whoever reads or writes it and however slowly. A thread
 * of its own, since an application may block those of the JDK.
 */
final class Watchdog implements Runnable {

	private final Socket socket;

	private final Deadline deadline;

	private final CountDownLatch dismissal = new CountDownLatch(1);

	private volatile boolean closed;

	private Watchdog(Socket socket, Deadline deadline) {
		this.socket = socket;
		this.deadline = deadline;
	}

	static Watchdog start(Socket socket, Deadline deadline) {
		Watchdog watchdog = new Watchdog(socket, deadline);
		Thread thread = new Thread(watchdog, "log-shipper-watchdog");
		thread.setDaemon(true);
		thread.start();
		return watchdog;
	}

	@Override
	public void run() {
		try {
			if (!this.dismissal.await(this.deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
				this.closed = true;
				this.socket.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			// Whoever uses it finds it unusable, and tells why.
			return;
		}
	}

	/** Leave the socket alone from now on. */
	void dismiss() {
		this.dismissal.countDown();
	}

	/**
	 * Return whether the deadline came first.
	 * @return whether the socket was closed
	 */
	boolean hasClosed() {
		return this.closed;
	}

}
