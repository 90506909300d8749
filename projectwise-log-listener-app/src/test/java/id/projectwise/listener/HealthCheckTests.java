package id.projectwise.listener;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HealthCheckTests {

	private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

	@TempDir
	private Path directory;

	HealthCheckTests() throws IOException {
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@CsvSource({ "200,0", "503,1" })
	void answersAsTheListenerDoes(int status, int exitCode) throws Exception {
		this.server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		});
		this.server.start();
		try (ForkedProcess check = check()) {
			assertThat(check.awaitExit()).isEqualTo(exitCode);
			assertThat(check.output()).contains("answers " + status);
		}
	}

	@Test
	void failsWithoutAListener() throws Exception {
		this.server.start();
		this.server.stop(0);
		try (ForkedProcess check = check()) {
			assertThat(check.awaitExit()).isEqualTo(1);
			assertThat(check.output()).contains("does not answer");
		}
	}

	/** On the class path as in a container: nothing but the listener's own classes. */
	private ForkedProcess check() throws IOException {
		return ForkedProcess.start(this.directory, Path.of("target", "classes").toAbsolutePath().toString(),
				HealthCheck.class, List.of("http://127.0.0.1:" + this.server.getAddress().getPort() + "/health"));
	}

}
