package id.projectwise.sample.mcp;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.http.HttpRequest;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The projects service as its clients see it. Each request carries the id of the tool's
 * call, under which the service logs it as well.
 */
@Component
final class ProjectClient {

	private static final String REQUEST_ID_HEADER = "X-Request-Id";

	private static final Logger log = LoggerFactory.getLogger(ProjectClient.class);

	private final URI url;

	private final RestClient client;

	ProjectClient(ProjectsProperties properties, RestClient.Builder builder) {
		this.url = properties.url();
		this.client = builder.baseUrl(this.url).requestInterceptor(ProjectClient::passRequestId).build();
	}

	List<Project> findAll() {
		return ask(() -> List.of(this.client.get().uri("/projects").retrieve().requiredBody(Project[].class)));
	}

	Optional<Project> findById(long id) {
		return ask(() -> {
			try {
				return Optional.of(this.client.get().uri("/projects/{id}", id).retrieve().requiredBody(Project.class));
			}
			catch (HttpClientErrorException.NotFound ex) {
				return Optional.empty();
			}
		});
	}

	Project create(String name) {
		return ask(() -> this.client.post()
			.uri("/projects")
			.body(Map.of("name", name))
			.retrieve()
			.requiredBody(Project.class));
	}

	ServiceStatus status() {
		try {
			this.client.get().uri("/actuator/health").retrieve().toBodilessEntity();
			return new ServiceStatus(this.url.toString(), true, "The projects service is up");
		}
		catch (RestClientException ex) {
			return new ServiceStatus(this.url.toString(), false, explain(ex));
		}
	}

	private <T> T ask(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (RestClientException ex) {
			throw new ToolFailure(explain(ex));
		}
	}

	private String explain(RestClientException exception) {
		if (exception instanceof HttpClientErrorException refusal) {
			return "The projects service refused: " + reason(refusal);
		}
		log.warn("Asking {} failed: {}", this.url, exception.getMostSpecificCause().toString());
		if (exception instanceof ResourceAccessException) {
			return "The projects service does not answer at " + this.url
					+ "; start sample-web-app, or set projects.url to where it is";
		}
		return "The projects service at " + this.url + " failed: "
				+ ((exception instanceof HttpServerErrorException failure) ? failure.getStatusCode()
						: "it answers something else than projects");
	}

	private static String reason(HttpClientErrorException refusal) {
		return Optional.ofNullable(problem(refusal))
			.map(ProblemDetail::getDetail)
			.orElse(refusal.getStatusCode().toString());
	}

	private static @Nullable ProblemDetail problem(HttpClientErrorException refusal) {
		try {
			return refusal.getResponseBodyAs(ProblemDetail.class);
		}
		catch (RestClientException ex) {
			return null;
		}
	}

	private static ClientHttpResponse passRequestId(HttpRequest request, byte[] body,
			ClientHttpRequestExecution execution) throws IOException {
		String id = MDC.get(ToolCall.REQUEST_ID);
		if (id != null) {
			request.getHeaders().set(REQUEST_ID_HEADER, id);
		}
		return execution.execute(request, body);
	}

}
