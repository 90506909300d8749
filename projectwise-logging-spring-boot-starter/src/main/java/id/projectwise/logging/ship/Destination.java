package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
	 * Look up the host's addresses. Blocks for as long as the resolver does.
	 * @return the addresses in the resolver's order, at least one
	 * @throws IOException if the name cannot be resolved; the text names the destination
	 */
	InetAddress[] resolve() throws IOException {
		try {
			return InetAddress.getAllByName(this.host);
		}
		catch (UnknownHostException ex) {
			throw new IOException("Cannot connect to " + this + ": the name cannot be resolved", ex);
		}
	}

	/**
	 * Connect to the first of the host's addresses that accepts. Blocks. Each has an
	 * equal share of the time, so that one that is silent leaves some to the others.
	 * @param addresses the addresses
	 * @param deadline when there has to be a connection
	 * @param opening given each socket before it connects, so that another thread can
	 * close it
	 * @return the connected socket
	 * @throws IOException if no address accepts; the text names the destination
	 */
	Socket connect(InetAddress[] addresses, Deadline deadline, Consumer<Socket> opening) throws IOException {
		int share = Math.toIntExact(deadline.timeout().toMillis() / addresses.length);
		IOException failure = null;
		for (InetAddress address : addresses) {
			Socket socket = new Socket();
			opening.accept(socket);
			try {
				socket.connect(new InetSocketAddress(address, this.port), deadline.millisLeft(share));
				return socket;
			}
			catch (IOException ex) {
				socket.close();
				failure = worded(address, share, ex, failure);
			}
		}
		throw (failure != null) ? failure : new UnknownHostException(this + " has no address");
	}

	private IOException worded(InetAddress address, int millis, IOException cause, @Nullable IOException earlier) {
		String reason = (cause instanceof SocketTimeoutException) ? "no answer within " + millis + " ms"
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
