package id.projectwise.sample.mcp;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProjectClientTests {

	private ProjectsService service;

	private ProjectClient client;

	@BeforeEach
	void start() throws IOException {
		this.service = new ProjectsService();
		this.client = this.service.client();
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void readsWhatItCreated() {
		Project created = this.client.create("a \"name\" ü");
		assertThat(this.client.findById(created.id())).contains(created);
		assertThat(this.client.findAll()).containsExactly(created);
		assertThat(created.name()).isEqualTo("a \"name\" ü");
	}

	@Test
	void findsNothingUnderUnknownId() {
		assertThat(this.client.findById(7)).isEmpty();
	}

	@Test
	void passesRequestIdOn() {
		MDC.put("requestId", "id-1");
		try {
			this.client.findAll();
		}
		finally {
			MDC.remove("requestId");
		}
		this.client.findAll();
		assertThat(this.service.requestIds()).containsExactly("id-1", "null");
	}

	@Test
	void tellsWhyServiceRefused() {
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(() -> this.client.create(" "))
			.withMessage("The projects service refused: name must not be blank");
	}

	@ParameterizedTest
	@CsvSource({ "400, text/html, <html>, refused: 400 BAD_REQUEST", "409, application/json, {}, refused: 409 CONFLICT",
			"400, application/problem+json, {, refused: 400 BAD_REQUEST",
			"503, application/json, {}, failed: 503 SERVICE_UNAVAILABLE",
			"200, text/html, <html>, failed: it answers something else than projects",
			"200, application/json, [, failed: it answers something else than projects" })
	void tellsWhatServiceAnsweredInstead(int status, String contentType, String body, String reason) {
		this.service.breakWith(status, contentType, body);
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(this.client::findAll)
			.satisfies(
					(failure) -> assertThat(failure.getMessage()).startsWith("The projects service ").endsWith(reason));
	}

	@Test
	void tellsWhereServiceDoesNotAnswer() {
		this.service.close();
		try (LoggedEvents logged = new LoggedEvents(ProjectClient.class.getName())) {
			assertThatExceptionOfType(ToolFailure.class).isThrownBy(this.client::findAll)
				.withMessageContaining("does not answer at " + this.service.url() + ";");
			assertThat(logged.texts()).singleElement()
				.asString()
				.startsWith("Asking " + this.service.url() + " failed: java.");
		}
	}

	@Test
	void tellsThatServiceIsUp() {
		assertThat(this.client.status())
			.isEqualTo(new ServiceStatus(this.service.url().toString(), true, "The projects service is up"));
	}

	@Test
	void tellsThatServiceIsDown() {
		this.service.breakWith(503, "application/json", "{}");
		ServiceStatus status = this.client.status();
		assertThat(status.up()).isFalse();
		assertThat(status.detail()).endsWith("failed: 503 SERVICE_UNAVAILABLE");
	}

}
