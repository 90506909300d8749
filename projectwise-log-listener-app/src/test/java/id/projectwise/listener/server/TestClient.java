package id.projectwise.listener.server;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

import id.projectwise.logging.protocol.Ack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that sends what it is told to.
 */
final class TestClient implements Closeable {

	private static final int PATIENCE_MILLIS = 20_000;

	private final Socket socket;

	private final InputStream in;

	TestClient(LogServer server) throws IOException {
		this(server, new Socket());
	}

	private TestClient(LogServer server, Socket socket) throws IOException {
		this(connected(server, socket));
	}

	/**
	 * Use a socket that is connected already.
	 */
	TestClient(Socket socket) throws IOException {
		this.socket = socket;
		socket.setSoTimeout(PATIENCE_MILLIS);
		this.in = new BufferedInputStream(socket.getInputStream());
	}

	private static Socket connected(LogServer server, Socket socket) throws IOException {
		socket.connect(new InetSocketAddress("127.0.0.1", server.address().getPort()), PATIENCE_MILLIS);
		return socket;
	}

	/**
	 * Return a client with receive buffers as small as they can be.
	 */
	static TestClient withSmallWindow(LogServer server) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(1024);
		return new TestClient(server, socket);
	}

	TestClient send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		return this;
	}

	/**
	 * Send on a thread of its own, as sending may block.
	 */
	Thread sendAside(byte[] bytes, int times) {
		Thread thread = new Thread(() -> {
			try {
				for (int i = 0; i < times; i++) {
					send(bytes);
				}
			}
			catch (IOException ex) {
				// The server closed the connection, which is what some tests are about.
				return;
			}
		});
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	String acknowledgement() throws IOException {
		return Ack.read(this.in).chunk();
	}

	Ack answer() throws IOException {
		return Ack.read(this.in);
	}

	InputStream in() {
		return this.in;
	}

	/**
	 * Wait until the server closes the connection, whatever it sends before.
	 */
	void awaitEnd() throws IOException {
		try {
			this.in.transferTo(OutputStream.nullOutputStream());
		}
		catch (SocketException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
	}

	void endOutput() throws IOException {
		this.socket.shutdownOutput();
	}

	/**
	 * Wait until the server closes the connection.
	 * @return whether it did so without sending anything
	 */
	boolean isClosedByServer() throws IOException {
		try {
			return this.in.read() == -1;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
