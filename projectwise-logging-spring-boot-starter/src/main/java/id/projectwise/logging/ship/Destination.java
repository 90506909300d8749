package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Where the receiver is.
 *
 * @param host its name or address
 * @param port its port
 */
record Destination(String host, int port) {

	/**
	 * Connect to one of the host's addresses, looked up anew, in the resolver's order.
	 * Blocks.
	 * @param timeout how long to wait for each address
	 * @param opening given each socket before it connects, so that another thread can
	 * close it
	 * @return the connected socket
	 * @throws IOException if no address accepts; the text names the destination
	 */
	Socket connect(Duration timeout, Consumer<Socket> opening) throws IOException {
		IOException failure = null;
		for (InetAddress address : addresses()) {
			Socket socket = new Socket();
			opening.accept(socket);
			try {
				socket.connect(new InetSocketAddress(address, this.port), Math.toIntExact(timeout.toMillis()));
				return socket;
			}
			catch (IOException ex) {
				socket.close();
				failure = worded(address, timeout, ex, failure);
			}
		}
		throw (failure != null) ? failure : new UnknownHostException(this + " has no address");
	}

	private InetAddress[] addresses() throws IOException {
		try {
			return InetAddress.getAllByName(this.host);
		}
		catch (UnknownHostException ex) {
			throw new IOException("Cannot connect to " + this + ": the name cannot be resolved", ex);
		}
	}

	private IOException worded(InetAddress address, Duration timeout, IOException cause,
			@Nullable IOException earlier) {
		String reason = (cause instanceof SocketTimeoutException) ? "no answer within " + timeout.toMillis() + " ms"
				: cause.getMessage();
		String tried = address.getHostAddress().equals(this.host) ? "" : " (" + address.getHostAddress() + ")";
		IOException worded = new IOException("Cannot connect to " + this + tried + ": " + reason, cause);
		if (earlier != null) {
			worded.addSuppressed(earlier);
		}
		return worded;
	}

	@Override
	public String toString() {
		return (this.host.indexOf(':') < 0) ? this.host + ":" + this.port : "[" + this.host + "]:" + this.port;
	}

}
