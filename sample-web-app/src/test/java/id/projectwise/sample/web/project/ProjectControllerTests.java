package id.projectwise.sample.web.project;

import java.net.URI;
import java.util.Map;

import id.projectwise.sample.web.WebApplicationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@WebApplicationTest
class ProjectControllerTests {

	@Autowired
	private RestTestClient client;

	@Test
	void answersCreatedProjectAndItsPlace() {
		EntityExchangeResult<Project> created = create("Apollo");
		Project project = created.getResponseBody();
		assertThat(project).isNotNull().extracting(Project::name).isEqualTo("Apollo");
		assertThat(created.getResponseHeaders().getLocation()).isEqualTo(URI.create("/projects/" + project.id()));
	}

	@Test
	void readsCreatedProject() {
		EntityExchangeResult<Project> created = create("Gemini");
		this.client.get()
			.uri(String.valueOf(created.getResponseHeaders().getLocation()))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Project.class)
			.isEqualTo(created.getResponseBody());
	}

	@Test
	void listsCreatedProjects() {
		Project project = create("Mercury").getResponseBody();
		Project[] listed = this.client.get()
			.uri("/projects")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Project[].class)
			.returnResult()
			.getResponseBody();
		assertThat(listed).contains(project);
	}

	@Test
	void tellsThatThereIsNoSuchProject() {
		this.client.get()
			.uri("/projects/4711")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("There is no project 4711");
	}

	@ParameterizedTest
	@CsvSource({ "'', name must not be blank", "'  ', name must not be blank", ", name must not be blank" })
	void tellsWhyNameIsRefused(String name, String reason) {
		Map<String, String> body = (name != null) ? Map.of("name", name) : Map.of();
		assertRefused(body, reason);
	}

	@Test
	void refusesNameOf101Characters() {
		assertRefused(Map.of("name", "x".repeat(101)), "name must have at most 100 characters");
	}

	private EntityExchangeResult<Project> create(String name) {
		return this.client.post()
			.uri("/projects")
			.body(Map.of("name", name))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(Project.class)
			.returnResult();
	}

	private void assertRefused(Map<String, String> body, String reason) {
		this.client.post()
			.uri("/projects")
			.body(body)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo(reason);
	}

}
