package id.projectwise.sample.web.project;

import java.util.List;

import id.projectwise.sample.web.LoggedEvents;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectServiceTests {

	private final ProjectService projects = new ProjectService();

	@Test
	void numbersProjectsInOrder() {
		assertThat(List.of(this.projects.create("a"), this.projects.create("b"))).containsExactly(new Project(1, "a"),
				new Project(2, "b"));
	}

	@Test
	void forgetsOldestBeyondCapacity() {
		for (int i = 0; i <= ProjectService.CAPACITY; i++) {
			this.projects.create("p");
		}
		assertThat(this.projects.findAll()).hasSize(ProjectService.CAPACITY);
		assertThat(this.projects.findById(1)).isEmpty();
		assertThat(this.projects.findById(2)).isPresent();
	}

	@Test
	void logsCreationWithNameAsData() {
		try (LoggedEvents logged = new LoggedEvents(ProjectService.class.getName())) {
			this.projects.create("{} project");
			assertThat(logged.texts()).containsExactly("Created project 1: {} project");
		}
	}

}
