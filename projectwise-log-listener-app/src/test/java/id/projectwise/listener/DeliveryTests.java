package id.projectwise.listener;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Applications with the starter deliver to a listener, all in processes of their own.
 */
@Timeout(300)
class DeliveryTests {

	@TempDir
	private Path root;

	@Test
	void deliversEachLineOnceWhoeverIsKilled() throws Exception {
		int port = freePort();
		try (ForkedProcess killed = worker("one", "stay", port)) {
			killed.awaitOutput("all logged");
		}
		try (ForkedProcess first = listener(port); ForkedProcess sibling = worker("two", "stay", port)) {
			await().atMost(Duration.ofSeconds(90)).until(() -> !lines().isEmpty());
			first.kill();
			try (ForkedProcess second = listener(port); ForkedProcess last = worker("three", "end", port)) {
				assertThat(last.awaitExit()).isZero();
				await().atMost(Duration.ofSeconds(90)).until(() -> lines().size() >= 6000);
				sibling.terminate();
				sibling.awaitExit();
				second.terminate();
				second.awaitExit();
			}
		}
		assertThat(linesOf("one")).isEqualTo(numbered("one"));
		assertThat(linesOf("two")).isEqualTo(numbered("two"));
		assertThat(linesOf("three")).isEqualTo(numbered("three"));
	}

	private ForkedProcess listener(int port) throws IOException {
		ForkedProcess listener = ForkedProcess.listener(this.root, port, "--log.format=%(message)s");
		listener.awaitOutput("Listening for log records on");
		return listener;
	}

	private ForkedProcess worker(String name, String whatThen, int port) throws IOException {
		return ForkedProcess.worker(this.root, NumberingWorker.class, name, whatThen, "--log.mode=socket",
				"--log.root-dir=" + this.root, "--log.socket.port=" + port, "--log.console=false",
				"--spring.application.name=numbers");
	}

	private List<String> linesOf(String name) throws IOException {
		return lines().stream().filter((line) -> line.startsWith(name + " ")).toList();
	}

	private static List<String> numbered(String name) {
		return IntStream.range(0, 2000).mapToObj((number) -> name + " " + number).toList();
	}

	private List<String> lines() throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.walk(this.root.resolve("logs"))) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("numbers.log"))
				.sorted()
				.toList()) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		return lines;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
