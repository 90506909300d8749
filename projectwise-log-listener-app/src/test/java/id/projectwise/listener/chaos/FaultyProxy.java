package id.projectwise.listener.chaos;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A wire that breaks: forwards connections to the listener, and cuts, half-closes or
 * stalls them on command.
 */
final class FaultyProxy implements Closeable {

	private final ServerSocket server;

	private final int target;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private final Semaphore flow = new Semaphore(1, true);

	FaultyProxy(int target) throws IOException {
		this.target = target;
		this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
		daemon("proxy", this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket worker = this.server.accept();
				daemon("proxy to the listener", () -> connect(worker));
			}
			catch (IOException ex) {
				// Closed: the loop ends.
				continue;
			}
		}
	}

	private void connect(Socket worker) {
		try {
			Link link = new Link(worker, new Socket(InetAddress.getLoopbackAddress(), this.target));
			this.links.add(link);
			daemon("proxy to the worker", () -> forward(link, link.listener(), link.worker()));
			forward(link, worker, link.listener());
		}
		catch (IOException ex) {
			close(worker);
		}
	}

	private void forward(Link link, Socket from, Socket to) {
		byte[] buffer = new byte[16 * 1024];
		try {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
				// Waits here while stalled.
				this.flow.acquireUninterruptibly();
				this.flow.release();
				output.write(buffer, 0, count);
			}
			to.shutdownOutput();
		}
		catch (IOException ex) {
			cut(link);
		}
	}

	/**
	 * Close about half of the connections, both ways.
	 */
	void cut(Random random) {
		some(random).forEach(this::cut);
	}

	/**
	 * End one direction of about half of the connections.
	 */
	void halfClose(Random random) {
		for (Link link : some(random)) {
			try {
				(random.nextBoolean() ? link.worker() : link.listener()).shutdownOutput();
			}
			catch (IOException ex) {
				cut(link);
			}
		}
	}

	/**
	 * Let nothing pass until {@link #resume()}.
	 */
	void stall() {
		this.flow.acquireUninterruptibly();
	}

	void resume() {
		this.flow.release();
	}

	private List<Link> some(Random random) {
		return this.links.stream().filter((link) -> random.nextBoolean()).toList();
	}

	private void cut(Link link) {
		this.links.remove(link);
		close(link.worker());
		close(link.listener());
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Closing " + socket, ex);
		}
	}

	private static void daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.links.forEach(this::cut);
	}

	private record Link(Socket worker, Socket listener) {
	}

}
