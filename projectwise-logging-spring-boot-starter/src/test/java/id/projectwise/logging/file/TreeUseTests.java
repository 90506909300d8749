package id.projectwise.logging.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(40)
class TreeUseTests {

	@TempDir
	Path directory;

	@Test
	void isSharedByAnyNumber() throws Exception {
		Process other = TreeUser.start(this.directory, "");
		try (TreeUse one = TreeUse.share(this.directory); TreeUse two = TreeUse.share(this.directory)) {
			assertThat(one).isSameAs(two);
		}
		finally {
			other.destroyForcibly().waitFor();
		}
	}

	@Test
	void hasOneOwnerWithinTheProcess() throws Exception {
		try (TreeUse own = TreeUse.own(this.directory, "the owner")) {
			assertThat(own).isNotNull();
			assertRefused("the owner, which has it for itself", "a second one");
			assertRefused("the owner, which has it for itself", "");
			// Being refused must not have freed the lock.
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> TreeUser.start(this.directory, "another process"));
		}
		TreeUse.share(this.directory).close();
	}

	@Test
	void refusesOthersWhileAnotherProcessOwnsIt() throws Exception {
		Process other = TreeUser.start(this.directory, "the other process");
		try {
			assertRefused("the other process, which has it for itself", "us");
			assertRefused("the other process, which has it for itself", "");
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		TreeUse.own(this.directory, "us").close();
	}

	@Test
	void refusesAnOwnerWhileItIsShared() throws Exception {
		Process other = TreeUser.start(this.directory, "a process that is killed");
		other.destroyForcibly().waitFor();
		other = TreeUser.start(this.directory, "");
		try {
			assertRefused("at least one process that writes its own files there (LOG_MODE=file)", "us");
		}
		finally {
			other.destroyForcibly().waitFor();
		}
	}

	@Test
	void isSharedWithOtherClassLoadersWhoeverEndsFirst() throws Exception {
		try (OtherClassLoader loader = new OtherClassLoader()) {
			Closeable other = take(loader, "share", this.directory);
			TreeUse one = TreeUse.share(this.directory);
			TreeUse two = TreeUse.share(this.directory);
			assertOnlyShared();
			other.close();
			assertOnlyShared();
			other = take(loader, "share", this.directory);
			one.close();
			assertOnlyShared();
			two.close();
			assertOnlyShared();
			other.close();
		}
		TreeUser.start(this.directory, "another process").destroyForcibly().waitFor();
	}

	@Test
	void isSharedByClassLoadersOfSeveralProcesses() throws Exception {
		Process process = TreeUser.start(this.directory, "");
		try (OtherClassLoader loader = new OtherClassLoader();
				TreeUse one = TreeUse.share(this.directory);
				Closeable other = take(loader, "share", this.directory)) {
			assertThat(other).isNotSameAs(one);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
		TreeUse.own(this.directory, "us").close();
	}

	@Test
	void hasOneOwnerAmongClassLoaders() throws Exception {
		try (OtherClassLoader loader = new OtherClassLoader()) {
			try (Closeable other = take(loader, "own", this.directory, "the other one")) {
				assertThat(other).isNotNull();
				assertRefused("the other one, which has it for itself", "us");
				assertRefused("the other one, which has it for itself", "");
				// Being refused must not have freed the lock.
				assertThatExceptionOfType(IOException.class)
					.isThrownBy(() -> TreeUser.start(this.directory, "another process"));
			}
			try (TreeUse own = TreeUse.own(this.directory, "us")) {
				assertThat(own).isNotNull();
				assertThatThrownBy(() -> take(loader, "share", this.directory)).rootCause()
					.hasMessageContaining("in use by us, which has it for itself");
			}
		}
	}

	@Test
	void worksInInterruptedThreads() throws Exception {
		Thread.currentThread().interrupt();
		try (TreeUse own = TreeUse.own(this.directory, "us")) {
			assertThat(own).isNotNull();
		}
		assertThat(Thread.interrupted()).isTrue();
	}

	private void assertOnlyShared() throws Exception {
		assertRefused("at least one process that writes its own files there (LOG_MODE=file)", "us");
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> TreeUser.start(this.directory, "another process"));
		TreeUser.start(this.directory, "").destroyForcibly().waitFor();
	}

	private static Closeable take(OtherClassLoader loader, String method, Object... arguments) throws Exception {
		return (Closeable) loader.call(TreeUse.class, method, arguments);
	}

	private void assertRefused(String user, String owner) {
		assertThatExceptionOfType(TreeInUseException.class).isThrownBy(
				() -> (owner.isEmpty() ? TreeUse.share(this.directory) : TreeUse.own(this.directory, owner)).close())
			.withMessage("The log directory " + this.directory + " is in use by " + user
					+ "; stop that one, or use another directory (LOG_ROOT_DIR)");
	}

}
