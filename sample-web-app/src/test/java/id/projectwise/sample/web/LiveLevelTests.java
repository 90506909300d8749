package id.projectwise.sample.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Levels that are changed while the application runs.
 */
@WebApplicationTest
class LiveLevelTests {

	private static final String LOGGER = "trial.live";

	private final String text = UUID.randomUUID().toString();

	@Autowired
	private RestTestClient client;

	@Value("${log.root-dir}")
	private Path root;

	@Test
	void followsTheLoggersEndpointBothWays() throws IOException {
		log("before");
		setLevel("\"DEBUG\"");
		log("while");
		setLevel("null");
		log("after");
		try (Stream<String> lines = lines()) {
			assertThat(lines).singleElement().asString().endsWith("DEBUG trial.live: while " + this.text);
		}
	}

	private void log(String when) {
		this.client.post()
			.uri("/log?logger={logger}&level=DEBUG&message={message}", LOGGER, when + " " + this.text)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private void setLevel(String level) {
		this.client.post()
			.uri("/actuator/loggers/{logger}", LOGGER)
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"configuredLevel\":" + level + "}")
			.exchange()
			.expectStatus()
			.isNoContent();
	}

	private Stream<String> lines() throws IOException {
		Path file;
		try (Stream<Path> files = Files.walk(this.root.resolve("logs"))) {
			file = files.filter((path) -> path.endsWith("live.log"))
				.sorted()
				.reduce((first, last) -> last)
				.orElseThrow();
		}
		return Files.readAllLines(file).stream().filter((line) -> line.contains(this.text));
	}

}
