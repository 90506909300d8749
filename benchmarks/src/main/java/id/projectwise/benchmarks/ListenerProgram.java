package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The log listener.
 */
enum ListenerProgram implements ReceiverProgram {

	PLAIN,

	TLS {
		@Override
		List<String> properties(Path directory) throws IOException {
			return TestCertificate.create(directory).properties("log.listener.ssl.bundle");
		}
	};

	private static final Path JAR = JavaProcess.TARGET
		.resolve("../../projectwise-log-listener-app/target/projectwise-log-listener-app.jar")
		.normalize();

	List<String> properties(Path directory) throws IOException {
		return List.of();
	}

	@Override
	public boolean isJava() {
		return true;
	}

	@Override
	public JavaProcess start(List<String> flags, Path directory, int port, Path console) throws IOException {
		List<String> command = new ArrayList<>(flags);
		command.addAll(List.of("-jar", JAR.toString(), "--server.port=0", "--log.socket.port=" + port,
				"--log.root-dir=" + directory, "--log.console=false"));
		command.addAll(properties(directory));
		return JavaProcess.start(command, console);
	}

}
