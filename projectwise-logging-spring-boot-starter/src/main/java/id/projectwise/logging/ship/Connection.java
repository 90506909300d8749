package id.projectwise.logging.ship;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * A connection to the receiver: what was sent on it, and a thread that reads what comes
 * back. Sockets block; closing one from the other thread ends a read or a write that
 * hangs.
 */
final class Connection implements Closeable {

	private static final int BUFFER_BYTES = 64 * 1024;

	private final Socket socket;

	private final OutputStream out;

	private final Window window = new Window();

	private final long begunNanos = System.nanoTime();

	private final Thread shipper = Thread.currentThread();

	private volatile boolean awaited;

	private volatile @Nullable IOException failure;

	private Connection(Link link) throws IOException {
		this.socket = link.socket();
		this.out = new BufferedOutputStream(link.stream().getOutputStream(), BUFFER_BYTES);
	}

	/**
	 * Begin to use a link; the calling thread is the one that sends.
	 * @param link the connected sockets
	 * @param ackTimeout how long the receiver may be silent while it owes something
	 * @return the connection, whose acknowledgements are being read
	 * @throws IOException if the socket is closed already
	 */
	static Connection open(Link link, Duration ackTimeout) throws IOException {
		link.socket().setTcpNoDelay(true);
		link.socket().setKeepAlive(true);
		Connection connection = new Connection(link);
		AckReader reader = AckReader.of(link.stream(), connection, ackTimeout);
		Thread thread = new Thread(reader, "log-shipper-acks");
		thread.setDaemon(true);
		thread.start();
		return connection;
	}

	Window window() {
		return this.window;
	}

	/**
	 * Return whether the receiver has proved to be of use: the next attempt need not wait
	 * longer than the first.
	 * @return whether it has kept records, or the connection for a while
	 */
	boolean wasUseful() {
		return this.window.hasKept() || System.nanoTime() - this.begunNanos >= Backoff.LONGEST.toNanos();
	}

	boolean timedOut() {
		return this.failure instanceof AckTimeoutException;
	}

	/**
	 * Send a message. Blocks while the receiver does not read, until it owes an
	 * acknowledgement for too long.
	 * @param message what waits for its acknowledgement from now on
	 * @param frames writes it
	 * @param entries its entries
	 * @throws IOException if the connection is lost
	 */
	void send(InFlight message, Frames frames, byte[] entries) throws IOException {
		this.window.add(message);
		try {
			frames.write(this.out, message, entries);
		}
		catch (IOException ex) {
			fail(ex);
			check();
		}
	}

	/**
	 * Throw if the connection is lost.
	 * @throws IOException why it is
	 */
	void check() throws IOException {
		IOException reason = this.failure;
		if (reason != null) {
			throw reason;
		}
	}

	/**
	 * Wait for an acknowledgement.
	 * @param nanos how long at most
	 */
	void await(long nanos) {
		this.awaited = true;
		if (!this.window.isSettleable() && this.failure == null) {
			LockSupport.parkNanos(this, nanos);
		}
		this.awaited = false;
	}

	/** Tell the sending thread about an acknowledgement, if it waits for one. */
	void acknowledged() {
		if (this.awaited) {
			LockSupport.unpark(this.shipper);
		}
	}

	/**
	 * End the connection, for the first reason given.
	 * @param reason why
	 */
	void fail(IOException reason) {
		note(reason);
		close();
		LockSupport.unpark(this.shipper);
	}

	private synchronized void note(IOException reason) {
		this.failure = (this.failure != null) ? this.failure : reason;
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			note(ex);
		}
	}

}
