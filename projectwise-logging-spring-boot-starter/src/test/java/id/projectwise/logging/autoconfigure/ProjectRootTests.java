package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ProjectRoot}.
 */
class ProjectRootTests {

	@TempDir
	Path top;

	private final FakeEnvironment environment = new FakeEnvironment();

	private Path middle;

	private Path workingDirectory;

	@BeforeEach
	void makeDirectories() throws IOException {
		this.middle = this.top.resolve("middle");
		this.workingDirectory = Files.createDirectories(this.middle.resolve("work"));
	}

	@Test
	void isTheWorkingDirectoryWithoutAnySign() {
		assertThat(find()).isEqualTo(this.workingDirectory);
	}

	@Test
	void isTheNearestDirectoryWithGit() throws IOException {
		Files.createDirectory(this.top.resolve(".git"));
		assertThat(find()).isEqualTo(this.top);
		Files.writeString(this.middle.resolve(".git"), "gitdir: elsewhere");
		assertThat(find()).isEqualTo(this.middle);
	}

	@Test
	void prefersDotenvFarAwayToGitNearBy() throws IOException {
		Files.createDirectory(this.workingDirectory.resolve(".git"));
		Files.createFile(this.top.resolve(".env"));
		assertThat(find()).isEqualTo(this.top);
		Files.createFile(this.middle.resolve(".env"));
		assertThat(find()).isEqualTo(this.middle);
	}

	@Test
	void doesNotTakeDirectoryForDotenvFile() throws IOException {
		Files.createDirectory(this.workingDirectory.resolve(".env"));
		Files.createFile(this.top.resolve(".env"));
		assertThat(find()).isEqualTo(this.top);
	}

	@Test
	void prefersVariableToFilesAndSystemPropertyToVariable() throws IOException {
		Files.createFile(this.workingDirectory.resolve(".env"));
		this.environment.variable("PROJECT_ROOT", this.top.toString());
		assertThat(find()).isEqualTo(this.top);
		this.environment.systemProperty("PROJECT_ROOT", this.middle.toString());
		assertThat(find()).isEqualTo(this.middle);
	}

	@Test
	void resolvesRelativeVariableAgainstWorkingDirectory() {
		this.environment.variable("PROJECT_ROOT", "../other/.");
		assertThat(find()).isEqualTo(this.middle.resolve("other"));
	}

	@Test
	void takesEmptyVariableAsUnset() {
		this.environment.systemProperty("PROJECT_ROOT", " ").variable("PROJECT_ROOT", "");
		assertThat(find()).isEqualTo(this.workingDirectory);
		this.environment.yml("PROJECT_ROOT", this.top.toString());
		assertThat(find()).isEqualTo(this.top);
	}

	@Test
	void refusesWhatIsNoPath() {
		this.environment.variable("PROJECT_ROOT", "a\0b");
		assertThatExceptionOfType(LogConfigurationException.class).isThrownBy(this::find)
			.withMessage("PROJECT_ROOT: It must be a path of the file system.");
	}

	private Path find() {
		return ProjectRoot.find(this.environment, this.workingDirectory);
	}

}
