package id.projectwise.sample.mcp;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.http.HttpRequest;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

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
			return new ServiceStatus(this.url.toString(), true, "It is up.");
		}
		catch (RestClientException ex) {
			return new ServiceStatus(this.url.toString(), false, failure(ex).getMessage());
		}
	}

	private <T> T ask(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (RestClientException ex) {
			throw failure(ex);
		}
	}

	private ToolFailure failure(RestClientException exception) {
		if (exception instanceof HttpClientErrorException refusal) {
			return new ToolFailure("The projects service refused: " + reason(refusal));
		}
		log.warn("Asking {} failed: {}", this.url, exception.getMostSpecificCause().toString());
		if (exception instanceof RestClientResponseException response) {
			return new ToolFailure("The projects service at " + this.url + " failed: " + response.getStatusCode());
		}
		return new ToolFailure("The projects service does not answer at " + this.url
				+ "; start sample-web-app, or set projects.url to where it is");
	}

	private static String reason(HttpClientErrorException refusal) {
		ProblemDetail problem = refusal.getResponseBodyAs(ProblemDetail.class);
		return (problem != null && problem.getDetail() != null) ? problem.getDetail()
				: refusal.getStatusCode().toString();
	}

	private static ClientHttpResponse passRequestId(HttpRequest request, byte[] body,
			ClientHttpRequestExecution execution) throws IOException {
		request.getHeaders().set(REQUEST_ID_HEADER, MDC.get(ToolCall.REQUEST_ID));
		return execution.execute(request, body);
	}

}
