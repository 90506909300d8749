package id.projectwise.logging.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class FolderLockTests {

	@TempDir
	Path directory;

	@Test
	void isHeldByOneOfAProcess() throws IOException {
		try (FolderLock one = FolderLock.first(this.directory, "x")) {
			assertThat(FolderLock.tryLock(one.folder())).isNull();
			assertThat(FolderLock.tryLock(one.folder())).isNull();
			Path link = Files.createSymbolicLink(this.directory.resolve("link"), one.folder());
			assertThat(FolderLock.tryLock(link)).isNull();
		}
		try (FolderLock again = FolderLock.tryLock(this.directory.resolve("x-1"))) {
			assertThat(again).isNotNull();
		}
	}

	@Test
	void leavesItsFileWhereItIs() throws IOException {
		FolderLock.first(this.directory, "x").close();
		assertThat(this.directory.resolve("x-1/lock")).exists();
		assertThat(FolderLock.isLockable(this.directory.resolve("x-1"))).isTrue();
		assertThat(FolderLock.isLockable(this.directory)).isFalse();
	}

	@Test
	void passesOverFoldersOfOtherUsers() throws IOException {
		FolderLock.first(this.directory, "x").close();
		Path file = this.directory.resolve("x-1/lock");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
		assumeFalse(Files.isReadable(file), "root may read everything");
		try (FolderLock lock = FolderLock.first(this.directory, "x")) {
			assertThat(lock.folder()).isEqualTo(this.directory.resolve("x-2"));
		}
	}

	@Test
	void isTakenByAnInterruptedThread() throws IOException {
		Thread.currentThread().interrupt();
		try (FolderLock lock = FolderLock.first(this.directory, "x")) {
			assertThat(lock.folder()).isEqualTo(this.directory.resolve("x-1"));
		}
		assertThat(Thread.interrupted()).isTrue();
	}

}
