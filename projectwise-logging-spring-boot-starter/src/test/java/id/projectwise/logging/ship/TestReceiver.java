package id.projectwise.logging.ship;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Ack;
import org.jspecify.annotations.Nullable;

/**
 * A receiver on a real socket that does with each message what its {@link Behaviour}
 * says.
 */
final class TestReceiver implements Closeable {

	private final ServerSocket server;

	private final List<Peer> peers = new CopyOnWriteArrayList<>();

	private final List<ForwardRequest> requests = new CopyOnWriteArrayList<>();

	private final Behaviour behaviour;

	private final Thread acceptor = daemon(this::acceptAll);

	private TestReceiver(ServerSocket server, int port, Behaviour behaviour) throws IOException {
		this.server = server;
		this.behaviour = behaviour;
		this.server.setReuseAddress(true);
		this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
	}

	static TestReceiver start(Behaviour behaviour) throws IOException {
		return start(0, behaviour);
	}

	static TestReceiver start(int port, Behaviour behaviour) throws IOException {
		return start(new ServerSocket(), port, behaviour);
	}

	/** Start one that speaks TLS. */
	static TestReceiver start(SSLContext context, Behaviour behaviour) throws IOException {
		return start(context.getServerSocketFactory().createServerSocket(), 0, behaviour);
	}

	private static TestReceiver start(ServerSocket server, int port, Behaviour behaviour) throws IOException {
		TestReceiver receiver = new TestReceiver(server, port, behaviour);
		receiver.acceptor.start();
		return receiver;
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** How many connections there were. */
	int connections() {
		return this.peers.size();
	}

	List<ForwardRequest> requests() {
		return this.requests;
	}

	/** Cut all connections. */
	void cut() {
		this.peers.forEach(Peer::cut);
	}

	/** Close; the port is free afterwards. */
	@Override
	public void close() throws IOException {
		this.server.close();
		try {
			this.acceptor.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		cut();
	}

	private void acceptAll() {
		while (!this.server.isClosed()) {
			try {
				Peer peer = new Peer(this.server.accept());
				this.peers.add(peer);
				daemon(() -> serve(peer)).start();
			}
			catch (IOException ex) {
				if (!this.server.isClosed()) {
					throw new UncheckedIOException(ex);
				}
			}
		}
	}

	private void serve(Peer peer) {
		try {
			this.behaviour.onConnect(peer);
			while (true) {
				ForwardRequest request = ForwardRequest.read(peer.in);
				this.requests.add(request);
				this.behaviour.onRequest(request, peer);
			}
		}
		catch (IOException ex) {
			peer.cut();
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "test-receiver");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * What a receiver does.
	 */
	interface Behaviour {

		default void onConnect(Peer peer) throws IOException {
		}

		void onRequest(ForwardRequest request, Peer peer) throws IOException;

	}

	/**
	 * A connection as the receiver sees it.
	 */
	static final class Peer {

		final Socket socket;

		final DataInputStream in;

		Peer(Socket socket) throws IOException {
			this.socket = socket;
			this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
		}

		void ack(String chunk, @Nullable Long mark) throws IOException {
			write(bytes(chunk, mark));
		}

		void write(byte[] bytes) throws IOException {
			this.socket.getOutputStream().write(bytes);
		}

		void cut() {
			try {
				this.socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		static byte[] bytes(String chunk, @Nullable Long mark) {
			LineBuffer buffer = LineBuffer.raw();
			new Ack(chunk, mark).write(buffer);
			byte[] result = new byte[buffer.length()];
			System.arraycopy(buffer.array(), 0, result, 0, result.length);
			return result;
		}

	}

}
