package id.projectwise.listener;

import java.nio.file.Files;
import java.nio.file.Path;

import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the user sees of a listener that cannot start.
 */
@Timeout(300)
class StartFailureTests {

	@TempDir
	private Path root;

	@Test
	void saysWhichPortIsTaken() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				ForkedProcess listener = ForkedProcess.listener(this.root, taken.getLocalPort())) {
			assertThat(listener.awaitExit()).isEqualTo(1);
			assertThat(listener.output())
				.contains("APPLICATION FAILED TO START", "Cannot listen on 127.0.0.1:" + taken.getLocalPort(),
						"LOG_LISTENER_PORT")
				.doesNotContain("BeanCreationException");
		}
		try (var files = Files.walk(this.root.resolve("logs"))) {
			assertThat(files.map((path) -> path.getFileName().toString())).contains("listener.log");
		}
	}

	@Test
	void saysWhoHasTheDirectory() throws Exception {
		try (ForkedProcess owner = ForkedProcess.listener(this.root, 0)) {
			owner.awaitOutput("Listening for log records on");
			try (ForkedProcess listener = ForkedProcess.listener(this.root, 0)) {
				assertThat(listener.awaitExit()).isEqualTo(1);
				assertThat(listener.output()).contains("APPLICATION FAILED TO START", "log.root-dir",
						"is in use by the log listener");
			}
			try (ForkedProcess worker = ForkedProcess.worker(this.root, NumberingWorker.class, "x", "end",
					"--log.mode=file", "--log.root-dir=" + this.root)) {
				assertThat(worker.awaitExit()).isEqualTo(1);
				assertThat(worker.output()).contains("APPLICATION FAILED TO START", "in use by the log listener");
			}
		}
	}

	@Test
	void saysThatTheDirectoryCannotBeWritten() throws Exception {
		Files.createFile(this.root.resolve("logs"));
		try (ForkedProcess listener = ForkedProcess.listener(this.root, 0)) {
			assertThat(listener.awaitExit()).isEqualTo(1);
			assertThat(listener.output()).contains("APPLICATION FAILED TO START", "log.root-dir", "cannot write to",
					this.root.resolve("logs").toString());
		}
	}

	@Test
	void saysThatTheStateDirectoryCannotBeWritten() throws Exception {
		Path file = Files.createFile(this.root.resolve("file"));
		try (ForkedProcess listener = ForkedProcess.listener(this.root, 0,
				"--log.listener.state-dir=" + file.resolve("state"))) {
			assertThat(listener.awaitExit()).isEqualTo(1);
			assertThat(listener.output()).contains("APPLICATION FAILED TO START", "log.listener.state-dir",
					file.resolve("state").toString(), "commandLineArgs", "cannot write to");
		}
	}

	@Test
	void saysWhatToDoWithDamagedState() throws Exception {
		Path state = Files.createDirectories(this.root.resolve("logs/.listener"));
		Files.writeString(state.resolve("marks"), "no marks ".repeat(100));
		try (ForkedProcess listener = ForkedProcess.listener(this.root, 0)) {
			assertThat(listener.awaitExit()).isEqualTo(1);
			assertThat(listener.output())
				.contains("APPLICATION FAILED TO START", "log.listener.state-dir", "marks is damaged", "Restore it")
				.doesNotContain("LOG_ROOT_DIR");
		}
	}

	@Test
	void saysWhichSettingIsWrong() throws Exception {
		try (ForkedProcess listener = ForkedProcess.listener(this.root, 0, "--log.listener.sync=sometimes")) {
			assertThat(listener.awaitExit()).isEqualTo(1);
			assertThat(listener.output()).contains("APPLICATION FAILED TO START", "log.listener.sync", "sometimes",
					"never, interval, always", "commandLineArgs");
		}
	}

}
