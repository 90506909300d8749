package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class DestinationTests {

	private static final Duration TIMEOUT = Duration.ofMillis(200);

	@Test
	void connectsToAnAddressOfTheHost() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				Socket socket = connect("localhost", server.getLocalPort())) {
			assertThat(socket.isConnected()).isTrue();
		}
	}

	@Test
	void namesTheDestinationThatRefuses() throws IOException {
		int port = ShipperTests.closedPort();
		assertThatIOException().isThrownBy(() -> connect("127.0.0.1", port))
			.withMessageStartingWith("Cannot connect to 127.0.0.1:" + port + ": ")
			.withMessageContaining("refused");
	}

	@Test
	void namesTheHostThatCannotBeResolved() {
		assertThatIOException().isThrownBy(() -> connect("nowhere.invalid", 9020))
			.withMessage("Cannot connect to nowhere.invalid:9020: the name cannot be resolved");
	}

	@Test
	void givesUpOnAHostThatDoesNotAnswer() throws IOException {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				Backlog backlog = new Backlog(full)) {
			assertThatIOException().isThrownBy(() -> connect("127.0.0.1", full.getLocalPort()))
				.withMessageContaining("no answer within 200 ms");
			assertThat(backlog.sockets).isNotEmpty();
		}
	}

	@Test
	void writesAddressesOfSixInBrackets() {
		assertThat(new Destination("::1", 9020)).hasToString("[::1]:9020");
		assertThat(new Destination("log", 9020)).hasToString("log:9020");
	}

	private static Socket connect(String host, int port) throws IOException {
		return new Destination(host, port).connect(TIMEOUT, (socket) -> {
		});
	}

}
