package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.Socket;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.protocol.Helo;
import id.projectwise.logging.protocol.Ping;
import id.projectwise.logging.protocol.Pong;
import id.projectwise.logging.protocol.SharedKey;

/**
 * Makes sure that a connection is the receiver's, and tells the receiver who is there, as
 * far as that is asked for: first TLS, then the shared key. For the shipper's thread.
 */
final class Handshake {

	private final Destination destination;

	private final ShipSecurity security;

	Handshake(ShipSettings settings) {
		this.destination = settings.destination();
		this.security = settings.security();
	}

	/**
	 * Secure a connection. Blocks.
	 * @param socket the connected socket
	 * @param deadline when that has to be done
	 * @return what to use from now on
	 * @throws IOException if the receiver is not who it should be, refuses this process,
	 * or is silent for too long; the text names the destination
	 */
	Link perform(Socket socket, Deadline deadline) throws IOException {
		if (this.security.tls() == null && this.security.sharedKey() == null) {
			return new Link(socket, socket);
		}
		Watchdog watchdog = Watchdog.start(socket, deadline);
		try {
			Socket stream = encrypted(socket);
			prove(stream);
			return new Link(socket, stream);
		}
		catch (IOException ex) {
			String reason = watchdog.hasClosed() ? "no handshake within " + deadline.timeout().toMillis() + " ms"
					: ex.getMessage();
			throw new IOException("Cannot connect to " + this.destination + ": " + reason, ex);
		}
		finally {
			watchdog.dismiss();
		}
	}

	private Socket encrypted(Socket socket) throws IOException {
		TlsSockets tls = this.security.tls();
		if (tls == null) {
			return socket;
		}
		SSLSocket encrypted = tls.over(socket, this.destination.host(), this.destination.port());
		SSLParameters parameters = encrypted.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		encrypted.setSSLParameters(parameters);
		try {
			encrypted.startHandshake();
			return encrypted;
		}
		catch (IOException ex) {
			throw new IOException("TLS: " + ex.getMessage(), ex);
		}
	}

	private void prove(Socket stream) throws IOException {
		SharedKey key = this.security.sharedKey();
		if (key != null) {
			Helo helo = Helo.read(stream.getInputStream());
			Ping ping = Ping.answer(helo, key, this.security.name());
			LineBuffer message = LineBuffer.raw();
			ping.write(message);
			stream.getOutputStream().write(message.array(), 0, message.length());
			Pong.read(stream.getInputStream()).check(ping, helo, key);
		}
	}

}
