package id.projectwise.sample.mcp;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProjectsPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080", "https://projects.example.com" })
	void takesAddress(String url) {
		assertThat(new ProjectsProperties(URI.create(url)).url()).hasToString(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost:8080", "projects", "ftp://localhost", "http:///projects" })
	void refusesWhatIsNoAddress(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> new ProjectsProperties(URI.create(url)))
			.withMessage("projects.url must be like http://localhost:8080");
	}

}
