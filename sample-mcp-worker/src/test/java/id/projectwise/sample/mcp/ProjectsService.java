package id.projectwise.sample.mcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.web.client.RestClient;

/**
 * A projects service on a port of its own, with what the worker needs of the sample web
 * application.
 */
final class ProjectsService implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final List<Project> projects = new CopyOnWriteArrayList<>();

	private final List<String> requestIds = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	ProjectsService() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/projects", (exchange) -> answer(exchange, this::projects));
		this.server.createContext("/actuator/health", (exchange) -> answer(exchange, (asked) -> Answer.of("{}")));
		this.server.start();
	}

	/**
	 * Let every request fail from now on.
	 */
	void breakWith(int status, String contentType, String body) {
		this.server.removeContext("/projects");
		this.server.removeContext("/actuator/health");
		this.server.createContext("/",
				(exchange) -> answer(exchange, (asked) -> new Answer(status, contentType, body)));
	}

	URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	ProjectClient client() {
		return new ProjectClient(new ProjectsProperties(url()),
				RestClient.builder().requestFactory(ClientHttpRequestFactoryBuilder.jdk().build()));
	}

	List<String> requestIds() {
		return this.requestIds;
	}

	private Answer projects(HttpExchange exchange) {
		String id = exchange.getRequestURI().getPath().replaceFirst("/projects/?", "");
		if (exchange.getRequestMethod().equals("POST")) {
			return create(JSON.readValue(exchange.getRequestBody(), Map.class).get("name").toString());
		}
		return id.isEmpty() ? Answer.of(this.projects)
				: this.projects.stream()
					.filter((project) -> id.equals(Long.toString(project.id())))
					.findFirst()
					.map(Answer::of)
					.orElse(Answer.problem(404, "There is no project " + id));
	}

	private Answer create(String name) {
		if (name.isBlank()) {
			return Answer.problem(400, "name must not be blank");
		}
		Project project = new Project(this.projects.size() + 1, name);
		this.projects.add(project);
		return Answer.of(project);
	}

	private void answer(HttpExchange exchange, Function<HttpExchange, Answer> answers) throws IOException {
		this.requestIds.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-Id")));
		Answer answer = answers.apply(exchange);
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", answer.contentType());
		exchange.sendResponseHeaders(answer.status(), body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private record Answer(int status, String contentType, String body) {

		static Answer of(Object body) {
			return new Answer(200, "application/json",
					(body instanceof String text) ? text : JSON.writeValueAsString(body));
		}

		static Answer problem(int status, String detail) {
			return new Answer(status, "application/problem+json", JSON.writeValueAsString(Map.of("detail", detail)));
		}

	}

}
