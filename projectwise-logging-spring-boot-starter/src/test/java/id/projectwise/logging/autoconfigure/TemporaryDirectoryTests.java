package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link TemporaryDirectory}.
 */
class TemporaryDirectoryTests {

	@TempDir
	Path parent;

	@Test
	void isNamedAfterTheUserForOthersUseTheSamePlace() {
		assertThat(TemporaryDirectory.path().getFileName()).asString()
			.startsWith("projectwise-logging-journal-")
			.matches("[A-Za-z0-9._-]+")
			.hasSizeGreaterThan("projectwise-logging-journal-".length());
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void isOnlyForItsOwner() throws IOException {
		Path directory = this.parent.resolve("mine");
		TemporaryDirectory.create(directory);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
		TemporaryDirectory.create(directory);
		assertThat(directory).isEmptyDirectory();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void refusesLinkThatSomebodyPutInItsPlace() throws IOException {
		Path link = Files.createSymbolicLink(this.parent.resolve("mine"),
				Files.createDirectory(this.parent.resolve("elsewhere")));
		assertThatIOException().isThrownBy(() -> TemporaryDirectory.create(link))
			.withMessage(link + " is not a directory of this user");
	}

}
