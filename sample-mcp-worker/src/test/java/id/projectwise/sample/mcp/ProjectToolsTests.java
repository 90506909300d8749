package id.projectwise.sample.mcp;

import java.io.IOException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProjectToolsTests {

	private ProjectsService service;

	private ProjectTools tools;

	@BeforeEach
	void start() throws IOException {
		this.service = new ProjectsService();
		this.tools = new ProjectTools(this.service.client());
	}

	@AfterEach
	void stop() {
		this.service.close();
	}

	@Test
	void listsAllOrThoseWithName() {
		Project alpha = create("Alpha");
		Project beta = create("Beta");
		assertThat(this.tools.list(Calls.of("list_projects"), null).projects()).containsExactly(alpha, beta);
		assertThat(this.tools.list(Calls.of("list_projects"), "ALPH").projects()).containsExactly(alpha);
	}

	@Test
	void findsById() {
		Project project = create("Alpha");
		assertThat(this.tools.find(Calls.of("find_project"), project.id())).isEqualTo(project);
	}

	@Test
	void failsForUnknownId() {
		assertThatExceptionOfType(ToolFailure.class).isThrownBy(() -> this.tools.find(Calls.of("find_project"), 7))
			.withMessage("There is no project 7");
	}

	@Test
	void logsCreationUnderTheIdThatTheServiceGets() {
		try (LoggedEvents logged = new LoggedEvents(ProjectTools.class.getName())) {
			create("{} project");
			assertThat(logged.texts()).first().isEqualTo("Created project 1: {} project");
			assertThat(this.service.requestIds())
				.containsExactly(logged.all().get(0).getMDCPropertyMap().get("requestId"));
		}
	}

	private Project create(String name) {
		return this.tools.create(Calls.of("create_project"), name);
	}

}
