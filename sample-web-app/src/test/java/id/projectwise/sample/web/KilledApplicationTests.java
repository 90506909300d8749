package id.projectwise.sample.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application in a process of its own, killed while it serves requests.
 */
@Timeout(120)
class KilledApplicationTests {

	private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

	private static final int CLIENTS = 4;

	private static final int ENOUGH = 400;

	private final Queue<String> answered = new ConcurrentLinkedQueue<>();

	private final CountDownLatch enough = new CountDownLatch(ENOUGH);

	@TempDir
	private Path root;

	@Test
	void everyLineOfAnAnsweredRequestIsInItsFileOnceAndWhole() throws Exception {
		Process process = start();
		List<Thread> clients = new ArrayList<>();
		try (BufferedReader output = process.inputReader()) {
			int port = port(output);
			new Thread(() -> output.lines().forEach((line) -> {
			})).start();
			for (int i = 0; i < CLIENTS; i++) {
				int client = i;
				Thread thread = new Thread(() -> send(port, client));
				thread.start();
				clients.add(thread);
			}
			assertThat(this.enough.await(60, TimeUnit.SECONDS)).isTrue();
			process.destroyForcibly().waitFor();
		}
		for (Thread client : clients) {
			client.join();
		}
		assertThat(this.answered).hasSizeGreaterThanOrEqualTo(ENOUGH);
		assertThat(trialLines()).doesNotHaveDuplicates().containsAll(this.answered);
	}

	private Process start() throws IOException {
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", System.getProperty("java.class.path"), SampleWebApplication.class.getName(), "--server.port=0",
				"--log.mode=file", "--log.root-dir=" + this.root);
		return builder.redirectErrorStream(true).start();
	}

	private static int port(BufferedReader output) throws IOException {
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			Matcher matcher = STARTED.matcher(line);
			if (matcher.find()) {
				return Integer.parseInt(matcher.group(1));
			}
		}
		throw new IOException("The application ended before it was started");
	}

	private void send(int port, int client) {
		HttpClient http = HttpClient.newHttpClient();
		for (int number = 0;; number++) {
			String message = "client-" + client + "-request-" + number;
			URI uri = URI.create("http://localhost:" + port + "/log?logger=trial.module" + client
					+ "&level=INFO&message=" + message);
			try {
				if (http
					.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build(),
							BodyHandlers.ofString())
					.statusCode() == 200) {
					this.answered.add("module" + client + " " + message);
					this.enough.countDown();
				}
			}
			catch (IOException | InterruptedException ex) {
				// The process was killed, which ends this client.
				return;
			}
		}
	}

	/** All whole lines of the trial's loggers, as module and message. */
	private List<String> trialLines() throws IOException {
		List<String> lines = new ArrayList<>();
		try (Stream<Path> files = Files.walk(this.root.resolve("logs"))) {
			for (Path file : files.filter((path) -> path.getFileName().toString().startsWith("module")).toList()) {
				String module = file.getFileName().toString().replace(".log", "");
				Files.readString(file)
					.lines()
					.map((line) -> line.replaceFirst("^[\\d-]+ [\\d:]+ INFO trial\\." + module + ": ", module + " "))
					.forEach(lines::add);
			}
		}
		return lines;
	}

}
