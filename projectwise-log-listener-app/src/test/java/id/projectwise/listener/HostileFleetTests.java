package id.projectwise.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A listener in a process of its own that ten applications ship to, while others send
 * what they should not.
 */
@Timeout(300)
class HostileFleetTests {

	private static final int WORKERS = 10;

	private static final int LINES = 2000;

	/** How often each of the attacks comes. */
	private static final int TIMES = 15;

	private static final long MAX_GROWTH = 64L << 20;

	@TempDir
	private Path root;

	@Test
	void losesNothingOfTheOthersAndCountsEachAttack() throws Exception {
		int port = freePort();
		List<ForkedProcess> workers = new ArrayList<>();
		try (ForkedProcess listener = ForkedProcess.listener(this.root, port, "--log.format=%(message)s")) {
			listener.awaitOutput("Listening for log records on");
			String metrics = metrics(listener);
			attackAll(port);
			long before = listener.residentBytes();
			for (int i = 0; i < WORKERS; i++) {
				workers.add(worker(i, port));
			}
			int rounds = 1;
			for (; rounds < TIMES || workers.stream().anyMatch(ForkedProcess::isAlive); rounds++) {
				attackAll(port);
			}
			for (ForkedProcess worker : workers) {
				assertThat(worker.awaitExit()).as(worker.output()).isZero();
			}
			await().atMost(Duration.ofSeconds(60)).until(() -> linesOfWorkers().size() >= WORKERS * LINES);
			for (String series : attacks().keySet()) {
				assertThat(value(metrics, series)).as(series).isEqualTo(rounds);
			}
			assertThat(listener.residentBytes() - before).isLessThan(MAX_GROWTH);
			System.out.println(rounds * (attacks().size() + 1) + " attacks, " + linesOfWorkers().size() + " lines, "
					+ (listener.residentBytes() - before) / 1024 + " KB more");
		}
		finally {
			workers.forEach(ForkedProcess::close);
		}
		assertThat(linesOfWorkers()).hasSize(WORKERS * LINES).doesNotHaveDuplicates();
		assertThat(this.root.resolve("owned")).doesNotExist();
		assertThat(this.root.resolve("logs/passwd.log")).doesNotExist();
	}

	/**
	 * Return what is sent, each on a connection of its own, by the series that counts it.
	 */
	private Map<String, byte[]> attacks() {
		Map<String, byte[]> attacks = new LinkedHashMap<>();
		attacks.put("malformed_records_total{protocol=\"pickle\",reason=\"malformed\"}",
				pickle("cos\nsystem\n(S'touch " + this.root.resolve("owned") + "'\ntR."));
		attacks.put("malformed_records_total{protocol=\"json\",reason=\"malformed\"}",
				bytes("{\"message\":" + "[".repeat(100_000) + "\n"));
		attacks.put("malformed_records_total{protocol=\"json\",reason=\"too_long\"}",
				bytes("{\"message\":\"" + "x".repeat(2 << 20) + "\"}\n"));
		attacks.put("connections_rejected_total{protocol=\"forward\",reason=\"malformed\"}",
				ForwardBytes.compressed("t", ForwardBytes.gzip(new byte[20 << 20]), "gzip", "c"));
		attacks.put("connections_rejected_total{protocol=\"forward\",reason=\"incomplete_message\"}",
				Arrays.copyOf(ForwardBytes.message("t", "numbers", "w0 0", "c"), 20));
		attacks.put("connections_rejected_total{protocol=\"none\",reason=\"unknown_protocol\"}",
				bytes("SSH-2.0-OpenSSH_9.9\r\n"));
		attacks.put("connections_rejected_total{protocol=\"none\",reason=\"tls_not_set_up\"}",
				ForwardBytes.bytes(0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00));
		return attacks;
	}

	private void attackAll(int port) throws Exception {
		for (byte[] attack : attacks().values()) {
			attack(port, attack);
		}
		attack(port, bytes("{\"logger\":\"../../../etc/passwd\",\"message\":\"w0 0\\nw0 1\\u001b[2J\\u2028w0 2\"}\n"));
	}

	/** Waits until the listener has seen all of it, and closed. */
	private static void attack(int port, byte[] bytes) throws Exception {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			try {
				socket.getOutputStream().write(bytes);
				socket.shutdownOutput();
				socket.getInputStream().readAllBytes();
			}
			catch (IOException ex) {
				assertThat(ex).hasMessageMatching("(?i).*(reset|broken pipe|closed|not connected).*");
			}
		}
	}

	private ForkedProcess worker(int number, int port) throws IOException {
		return ForkedProcess.worker(this.root, NumberingWorker.class, "w" + number, "end", "--log.mode=socket",
				"--log.root-dir=" + this.root, "--log.socket.port=" + port, "--log.console=false",
				"--spring.application.name=numbers", "--log.socket.shutdown-timeout=60s");
	}

	private List<String> linesOfWorkers() throws IOException {
		try (Stream<Path> files = Files.walk(this.root.resolve("logs"))) {
			List<String> lines = new ArrayList<>();
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("numbers.log")).toList()) {
				lines.addAll(Files.readAllLines(file));
			}
			return lines;
		}
	}

	private static String metrics(ForkedProcess listener) {
		Matcher port = Pattern.compile("Tomcat started on port (\\d+)").matcher(listener.output());
		assertThat(port.find()).isTrue();
		return "http://127.0.0.1:" + port.group(1) + "/actuator/prometheus";
	}

	private static double value(String metrics, String series) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(metrics)).build(), BodyHandlers.ofString())
			.body()
			.lines()
			.filter((line) -> line.contains("projectwise_listener_" + series + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private static byte[] pickle(String pickle) {
		ByteArrayOutputStream frame = new ByteArrayOutputStream();
		frame.writeBytes(ByteBuffer.allocate(4).putInt(pickle.length()).array());
		frame.writeBytes(bytes(pickle));
		return frame.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
