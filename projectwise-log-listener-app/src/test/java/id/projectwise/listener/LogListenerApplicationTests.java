package id.projectwise.listener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.komamitsu.fluency.Fluency;
import org.komamitsu.fluency.fluentd.FluencyBuilderForFluentd;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "log.listener.port=0", "log.mode=socket", "log.console=false" })
class LogListenerApplicationTests {

	@Autowired
	private ServerLifecycle server;

	@Autowired
	private ListenerStore store;

	@LocalServerPort
	private int httpPort;

	@Test
	void saysInItsOwnFileWhereItListens() {
		await().atMost(Duration.ofSeconds(10))
			.until(() -> lines("listener").stream()
				.anyMatch((line) -> line.endsWith("Listening for log records on " + address() + ", plain text")));
		assertThat(address().getAddress().isLoopbackAddress()).isTrue();
	}

	@Test
	void writesWhatIsDeliveredAndCountsIt() throws Exception {
		String run = "run-" + Instant.now().toEpochMilli();
		FluencyBuilderForFluentd builder = new FluencyBuilderForFluentd();
		builder.setAckResponseMode(true);
		try (Fluency fluency = builder.build("127.0.0.1", address().getPort())) {
			for (int i = 0; i < 100; i++) {
				fluency.emit("acme.deliveries", Map.of("message", run + " " + i));
			}
			fluency.flush();
			assertThat(fluency.waitUntilAllBufferFlushed(20)).isTrue();
		}
		assertThat(lines("deliveries").stream().filter((line) -> line.contains(run))).hasSize(100);
		assertThat(get("/actuator/prometheus").lines()).contains(
				"projectwise_listener_received_records_total{protocol=\"forward\"} 100.0",
				"projectwise_listener_acknowledged_records_total 100.0",
				"projectwise_listener_connections_rejected_total{protocol=\"forward\",reason=\"malformed\"} 0.0",
				"projectwise_listener_malformed_records_total{protocol=\"json\",reason=\"too_long\"} 0.0",
				"projectwise_listener_retimed_records_total{protocol=\"pickle\"} 0.0");
	}

	@Test
	void isUpAndTellsWhy() throws Exception {
		assertThat(get("/actuator/health")).contains("\"logListener\"", "\"listening\":true", "\"writable\":true",
				"freeBytes");
	}

	@Test
	void isDownWithoutRoom() {
		ListenerHealthIndicator health = new ListenerHealthIndicator(this.server, this.store.store(),
				this.store.tree().root(), DataSize.ofTerabytes(1_000_000));
		assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
	}

	@Test
	void countsTheTreeByMonth() {
		await().atMost(Duration.ofSeconds(10))
			.until(() -> get("/actuator/prometheus").contains("projectwise_listener_tree_bytes{month="));
		assertThat(get("/actuator/prometheus")).contains("projectwise_listener_tree_files{month=",
				"projectwise_listener_disk_free_bytes", "projectwise_listener_commits_seconds_count",
				"projectwise_listener_open_files", "projectwise_listener_streams_lag_max_seconds");
	}

	@Test
	void listsStreams() {
		assertThat(get("/actuator/streams")).isEqualTo("[]");
	}

	private InetSocketAddress address() {
		return Objects.requireNonNull(this.server.address());
	}

	private String get(String path) {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.httpPort + path)).build(),
						BodyHandlers.ofString())
				.body();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<String> lines(String module) throws IOException {
		try (Stream<Path> files = Files.walk(this.store.tree().root())) {
			Path file = files.filter((path) -> path.endsWith(module + ".log")).max(Path::compareTo).orElseThrow();
			return Files.readAllLines(file);
		}
	}

}
