package id.projectwise.logging.ship;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that fill the backlog of a server which accepts none, so that a further one
 * gets no answer.
 */
final class Backlog implements Closeable {

	final List<Socket> sockets = new ArrayList<>();

	Backlog(ServerSocket server) throws IOException {
		while (this.sockets.size() < 100) {
			Socket socket = new Socket();
			this.sockets.add(socket);
			try {
				socket.connect(server.getLocalSocketAddress(), 100);
			}
			catch (SocketTimeoutException ex) {
				return;
			}
		}
		throw new IOException("The backlog takes more than 100 connections");
	}

	@Override
	public void close() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

}
