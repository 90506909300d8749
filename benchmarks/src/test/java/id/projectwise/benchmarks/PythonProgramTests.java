package id.projectwise.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

@Timeout(60)
class PythonProgramTests {

	@ParameterizedTest
	@EnumSource
	void writesAFileForEachModule(PythonProgram program, @TempDir Path directory) throws Exception {
		assumeThat(program.skipped()).isEmpty();
		int port = ListenerFork.freePort();
		LogFiles files = new LogFiles(directory.resolve("logs"));
		try (JavaProcess process = program.start(List.of(), directory, port, directory.resolve("python.txt"))) {
			ListenerFork.awaitListening(process, port);
			try (LoadGenerator load = LoadGenerator.connect(port, 3, PlainPayload.pickle(), null)) {
				load.send(3 * Payload.RECORDS);
				files.await(() -> files.lines() == 3 * Payload.RECORDS, 10_000_000_000L);
			}
		}
		assertThat(files.lines()).isEqualTo(3 * Payload.RECORDS);
		assertThat(firstLine(directory.resolve("logs/com.acme.shop.orders.log")))
			.contains("INFO com.acme.shop.orders: order 10");
	}

	private static String firstLine(Path file) throws IOException {
		return Files.readAllLines(file).get(0);
	}

}
