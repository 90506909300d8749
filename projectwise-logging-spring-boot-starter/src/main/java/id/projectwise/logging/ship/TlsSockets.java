package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLSocket;

/**
 * Knows the certificates.
 */
@FunctionalInterface
public interface TlsSockets {

	/**
	 * Put a TLS socket of the client's side on a connected one. Called for each
	 * connection, on the shipper's thread; may read files, does not shake hands.
	 * @param socket the connected socket
	 * @param host the receiver's name or address, as it is configured
	 * @param port the receiver's port
	 * @return the socket on top of it
	 * @throws IOException if that is impossible now, because of files that cannot be read
	 * or used; tried again later
	 */
	SSLSocket over(Socket socket, String host, int port) throws IOException;

}
