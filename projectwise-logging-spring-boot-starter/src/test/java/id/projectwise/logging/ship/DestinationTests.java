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
	void sharesTheTimeOutAmongTheAddresses() throws IOException {
		InetAddress silent = InetAddress.getByName("127.0.0.1");
		InetAddress listening = InetAddress.getByName("127.0.0.2");
		try (ServerSocket full = new ServerSocket(0, 1, silent);
				Backlog backlog = new Backlog(full);
				ServerSocket server = new ServerSocket(full.getLocalPort(), 1, listening)) {
			assertThat(backlog.sockets).isNotEmpty();
			Destination destination = new Destination("host", server.getLocalPort());
			long begun = System.nanoTime();
			Deadline deadline = Deadline.in(Duration.ofSeconds(2));
			try (Socket socket = destination.connect(new InetAddress[] { silent, listening }, deadline, (opening) -> {
			})) {
				assertThat(socket.getInetAddress()).isEqualTo(listening);
				assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofMillis(950),
						Duration.ofMillis(1900));
				assertThat(deadline.nanosLeft()).isPositive();
			}
		}
	}

	@Test
	void triesAllAddressesWithinTheTimeOut() throws IOException {
		InetAddress silent = InetAddress.getByName("127.0.0.1");
		try (ServerSocket full = new ServerSocket(0, 1, silent); Backlog backlog = new Backlog(full)) {
			assertThat(backlog.sockets).isNotEmpty();
			Destination destination = new Destination("host", full.getLocalPort());
			InetAddress[] addresses = { silent, silent, silent, silent };
			long begun = System.nanoTime();
			assertThatIOException()
				.isThrownBy(() -> destination.connect(addresses, Deadline.in(Duration.ofSeconds(1)), (opening) -> {
				}))
				.withMessageContaining("no answer within 250 ms");
			assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
		}
	}

	@Test
	void writesAddressesOfSixInBrackets() {
		assertThat(new Destination("::1", 9020)).hasToString("[::1]:9020");
		assertThat(new Destination("log", 9020)).hasToString("log:9020");
	}

	private static Socket connect(String host, int port) throws IOException {
		Destination destination = new Destination(host, port);
		return destination.connect(destination.resolve(), Deadline.in(TIMEOUT), (socket) -> {
		});
	}

}
