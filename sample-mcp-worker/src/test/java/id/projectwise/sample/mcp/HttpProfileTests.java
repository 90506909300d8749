package id.projectwise.sample.mcp;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("http")
class HttpProfileTests {

	private static ProjectsService service;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void startService(DynamicPropertyRegistry registry) throws Exception {
		service = new ProjectsService();
		registry.add("projects.url", service::url);
	}

	@AfterAll
	static void stopService() {
		service.close();
	}

	@Test
	void servesToolsAndLogsWhoCalls() {
		try (McpSyncClient client = client(); LoggedEvents logged = new LoggedEvents(ProjectTools.class.getName())) {
			client.initialize();
			client.callTool(CallToolRequest.builder("create_project").arguments(Map.of("name", "Alpha")).build());
			assertThat(logged.texts()).hasSize(2).first().isEqualTo("Created project 1: Alpha");
			Map<String, String> context = logged.all().get(1).getMDCPropertyMap();
			assertThat(context).containsEntry("mcpClient", "http-test").containsKeys("requestId", "mcpSession");
			assertThat(logged.all()).extracting(ILoggingEvent::getMDCPropertyMap).containsOnly(context);
			assertThat(service.requestIds()).contains(context.get("requestId"));
		}
	}

	@Test
	void refusesWebPages() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/mcp"))
			.header("Origin", "http://evil.example")
			.header("Accept", "application/json, text/event-stream")
			.POST(BodyPublishers.ofString("{}"))
			.build();
		assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
	}

	private McpSyncClient client() {
		return McpClient.sync(HttpClientStreamableHttpTransport.builder(address()).build())
			.clientInfo(Implementation.builder("http-test", "1").build())
			.build();
	}

	private String address() {
		return "http://localhost:" + this.port;
	}

}
