package id.projectwise.logging.ship;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@Timeout(60)
class WatchdogTests {

	@Test
	void endsReadAtTheDeadline() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
			Watchdog watchdog = Watchdog.start(socket, Deadline.in(Duration.ofMillis(100)));
			assertThatIOException().isThrownBy(() -> socket.getInputStream().read());
			assertThat(watchdog.hasClosed()).isTrue();
		}
	}

	@Test
	void leavesSocketAloneWhenDismissed() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
			Watchdog watchdog = Watchdog.start(socket, Deadline.in(Duration.ofHours(1)));
			assertThat(watchdogs()).isOne();
			watchdog.dismiss();
			Shipping.await("the end of its thread", () -> watchdogs() == 0);
			assertThat(socket.isClosed()).isFalse();
			assertThat(watchdog.hasClosed()).isFalse();
		}
	}

	private static long watchdogs() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("log-shipper-watchdog"))
			.count();
	}

}
