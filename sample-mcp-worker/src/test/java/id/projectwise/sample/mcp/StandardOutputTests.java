package id.projectwise.sample.mcp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a worker writes to its standard output, read byte by byte from its start to its
 * end.
 */
class StandardOutputTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<String> REQUESTS = Stream
		.concat(Stream.of("""
				{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18",\
				"capabilities":{},"clientInfo":{"name":"raw-client","version":"1"}}}""", """
				{"jsonrpc":"2.0","id":2,"method":"tools/list"}""", """
				{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"create_project",\
				"arguments":{"name":"Alpha"}}}""", """
				{"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"find_project",\
				"arguments":{"id":"none"}}}""", """
				{"jsonrpc":"2.0","id":5,"method":"no/such/method"}"""),
				IntStream.rangeClosed(6, 40).mapToObj(StandardOutputTests::findProject))
		.toList();

	@TempDir
	private Path root;

	@ParameterizedTest
	@CsvSource({ "file, INFO, false", "file, DEBUG, true", "stdout, DEBUG, true" })
	void isNothingButTheProtocol(String mode, String level, boolean logbackDebug) throws Exception {
		try (ProjectsService service = new ProjectsService();
				WorkerProcess worker = start(service, mode, level, "-Dlogback.debug=" + logbackDebug)) {
			List<String> lines = converse(worker);
			assertThat(worker.exitCode()).isZero();
			assertThat(lines).hasSize(REQUESTS.size()).allSatisfy(StandardOutputTests::assertProtocol);
			assertThat(lines).extracting((line) -> JSON.readTree(line).get("id").asInt())
				.containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
		}
		assertThat(stderr()).anyMatch((line) -> line.contains("ProjectTools [")
				&& line.contains(" raw-client]: find_project failed: There is no project 40"));
		assertThat(stderr().stream().anyMatch((line) -> line.startsWith("DEBUG "))).isEqualTo(level.equals("DEBUG"));
		assertThat(Files.exists(this.root.resolve("logs"))).isEqualTo(mode.equals("file"));
	}

	@Test
	void isEmptyIfTheWorkerCannotStart() throws Exception {
		try (ProjectsService service = new ProjectsService();
				WorkerProcess worker = start(service, "file", "INFO", "-Dprojects.url=nowhere")) {
			assertThat(worker.finish()).isEmpty();
			assertThat(worker.exitCode()).isNotZero();
		}
		assertThat(stderr()).anyMatch((line) -> line.contains("projects.url must be like http://localhost:8080"));
	}

	private WorkerProcess start(ProjectsService service, String mode, String level, String option) throws IOException {
		Map<String, String> environment = WorkerProcess.environment(this.root, service.url(), mode, level);
		return new WorkerProcess(WorkerProcess.command(option), environment, this.root.resolve("stderr"));
	}

	/**
	 * The answers must be awaited: the MCP SDK gives up those it owes when the input
	 * ends.
	 */
	private static List<String> converse(WorkerProcess worker) throws Exception {
		List<String> lines = new ArrayList<>();
		worker.send(REQUESTS.get(0));
		lines.add(worker.readLine());
		worker.send("""
				{"jsonrpc":"2.0","method":"notifications/initialized"}""");
		REQUESTS.stream().skip(1).forEach(worker::send);
		while (lines.size() < REQUESTS.size()) {
			lines.add(worker.readLine());
		}
		lines.addAll(worker.finish());
		return lines;
	}

	private static String findProject(int id) {
		return """
				{"jsonrpc":"2.0","id":%1$d,"method":"tools/call","params":{"name":"find_project",\
				"arguments":{"id":%1$d}}}""".formatted(id);
	}

	private static void assertProtocol(String line) {
		JsonNode message = JSON.readTree(line);
		assertThat(message.path("jsonrpc").asString()).isEqualTo("2.0");
		assertThat(message.has("result") ^ message.has("error")).isTrue();
	}

	private List<String> stderr() throws IOException {
		return Files.readAllLines(this.root.resolve("stderr"));
	}

}
