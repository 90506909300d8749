package id.projectwise.logging.ship;

import java.net.Socket;

/**
 * A connection that is ready to be used.
 *
 * @param socket the connected socket, to be closed: closing a TLS socket waits for a
 * write that hangs
 * @param stream where to read and write, which may be the same
 */
record Link(Socket socket, Socket stream) {

}
