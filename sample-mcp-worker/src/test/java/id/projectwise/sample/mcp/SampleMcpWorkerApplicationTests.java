package id.projectwise.sample.mcp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The worker as a client of the MCP SDK sees it, which starts it as a child process and
 * speaks over its standard streams.
 */
class SampleMcpWorkerApplicationTests {

	@TempDir
	private static Path root;

	private static final List<String> stderr = new CopyOnWriteArrayList<>();

	private static ProjectsService service;

	private static McpSyncClient client;

	private static InitializeResult initialized;

	@BeforeAll
	static void connect() throws IOException {
		service = new ProjectsService();
		List<String> command = WorkerProcess.command();
		StdioClientTransport transport = new StdioClientTransport(ServerParameters.builder(command.get(0))
			.args(command.subList(1, command.size()))
			.env(WorkerProcess.environment(root, service.url(), "file", "INFO"))
			.build(), McpJsonDefaults.getMapper());
		transport.setStdErrorHandler(stderr::add);
		client = McpClient.sync(transport)
			.clientInfo(Implementation.builder("stdio-test", "1").build())
			.initializationTimeout(Duration.ofSeconds(60))
			.build();
		initialized = client.initialize();
	}

	@AfterAll
	static void disconnect() {
		client.closeGracefully();
		service.close();
	}

	@Test
	void tellsItsNameAndThatItHasToolsOnly() {
		assertThat(initialized.serverInfo().name()).isEqualTo("sample-mcp-worker");
		assertThat(initialized.serverInfo().version()).startsWith("0.");
		assertThat(initialized.capabilities().tools()).isNotNull();
		assertThat(initialized.capabilities().prompts()).isNull();
		assertThat(initialized.capabilities().resources()).isNull();
	}

	@Test
	void describesItsTools() {
		List<Tool> tools = client.listTools().tools();
		assertThat(tools).extracting(Tool::name)
			.containsExactlyInAnyOrder("create_project", "find_project", "list_projects", "service_status");
		assertThat(tools).allSatisfy((tool) -> {
			assertThat(tool.description()).endsWith(".");
			assertThat(tool.outputSchema()).containsEntry("type", "object");
		});
	}

	@Test
	void createsFindsAndListsProjects() {
		Object created = call("create_project", Map.of("name", "Bridge")).structuredContent();
		assertThat(created).asInstanceOf(InstanceOfAssertFactories.MAP).containsEntry("name", "Bridge");
		Object id = ((Map<?, ?>) created).get("id");
		assertThat(call("find_project", Map.of("id", id)).structuredContent()).isEqualTo(created);
		assertThat(call("list_projects", Map.of("name", "bri")).structuredContent())
			.isEqualTo(Map.of("projects", List.of(created)));
	}

	@Test
	void tellsStatusOfTheService() {
		assertThat(call("service_status", Map.of()).structuredContent())
			.isEqualTo(Map.of("url", service.url().toString(), "up", true, "detail", "The projects service is up"));
	}

	@Test
	void answersFailureAsErrorOfTheToolWithoutStackTrace() {
		CallToolResult result = call("find_project", Map.of("id", 4711));
		assertThat(result.isError()).isTrue();
		assertThat(text(result)).endsWith("There is no project 4711").doesNotContain("Exception", "\tat ");
	}

	@Test
	void passesRefusalOfTheServiceOn() {
		CallToolResult result = call("create_project", Map.of("name", " "));
		assertThat(result.isError()).isTrue();
		assertThat(text(result)).endsWith("The projects service refused: name must not be blank");
	}

	@Test
	void refusesWrongArgument() {
		CallToolResult result = call("find_project", Map.of("id", "first"));
		assertThat(result.isError()).isTrue();
		assertThat(text(result)).contains("/id");
	}

	@Test
	void logsEachCallInTheFileOfItsToolsAndOnStandardError() {
		call("service_status", Map.of());
		call("find_project", Map.of("id", 4712));
		String identity = "\\[[0-9a-f-]{36} [0-9a-f-]{36} stdio-test]: ";
		assertThat(WorkerProcess.logFile(root, "StatusTools"))
			.anyMatch((line) -> line.matches("INFO \\S+\\.StatusTools " + identity + "service_status answered in .*"));
		assertThat(WorkerProcess.logFile(root, "ProjectTools")).anyMatch((line) -> line
			.matches("WARNING \\S+\\.ProjectTools " + identity + "find_project failed: There is no project 4712"));
		assertThat(stderr).anyMatch((line) -> line.contains("StatusTools"));
	}

	private static CallToolResult call(String tool, Map<String, Object> arguments) {
		return client.callTool(CallToolRequest.builder(tool).arguments(arguments).build());
	}

	private static String text(CallToolResult result) {
		return ((TextContent) result.content().get(0)).text();
	}

}
