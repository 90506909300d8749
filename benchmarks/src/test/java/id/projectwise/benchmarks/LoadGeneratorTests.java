package id.projectwise.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class LoadGeneratorTests {

	@Test
	void sendsAllRecordsOverAllConnectionsAndWaitsForTheAnswers(@TempDir Path directory) throws Exception {
		SinkTally tally = SinkTally.in(directory);
		Sink sink = new Sink(tally, false);
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			Thread thread = new Thread(() -> serve(server, sink));
			thread.setDaemon(true);
			thread.start();
			try (LoadGenerator load = LoadGenerator.connect(server.getLocalPort(), 3, ForwardPayload.ofOurs(), null)) {
				load.send(10 * Payload.RECORDS);
				assertThat(tally.records()).isEqualTo(10 * Payload.RECORDS);
				load.send(2 * Payload.RECORDS);
				assertThat(tally.records()).isEqualTo(12 * Payload.RECORDS);
			}
		}
	}

	private static void serve(ServerSocket server, Sink sink) {
		while (!server.isClosed()) {
			try {
				Socket socket = server.accept();
				Thread thread = new Thread(() -> sink.serve(socket));
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				return;
			}
		}
	}

}
