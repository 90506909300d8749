package id.projectwise.sample.mcp;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusToolsTests {

	@Test
	void answersWhetherServiceIsUpOrNot() throws IOException {
		ProjectsService service = new ProjectsService();
		StatusTools tools = new StatusTools(service.client());
		assertThat(tools.status(Calls.of("service_status")).up()).isTrue();
		service.close();
		assertThat(tools.status(Calls.of("service_status")).up()).isFalse();
	}

}
