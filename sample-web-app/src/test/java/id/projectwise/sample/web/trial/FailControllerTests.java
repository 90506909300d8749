package id.projectwise.sample.web.trial;

import ch.qos.logback.classic.Level;
import id.projectwise.sample.web.LoggedEvents;
import id.projectwise.sample.web.WebApplicationTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@WebApplicationTest
class FailControllerTests {

	@Autowired
	private RestTestClient client;

	@Test
	void answersProblemWithoutInnerDetails() {
		this.client.get()
			.uri("/fail")
			.exchange()
			.expectStatus()
			.is5xxServerError()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(500)
			.jsonPath("$.detail")
			.isEqualTo("Unexpected failure; the reason is in the log, under the X-Request-Id of this answer");
	}

	@Test
	void logsExceptionWithItsStackTraceOnceUnderRequestId() {
		try (LoggedEvents logged = new LoggedEvents("id.projectwise.sample.web.request.ProblemHandler")) {
			this.client.get().uri("/fail").header("X-Request-Id", "fail-1").exchange();
			assertThat(logged.all()).singleElement().satisfies((event) -> {
				assertThat(event.getLevel()).isEqualTo(Level.ERROR);
				assertThat(event.getMDCPropertyMap()).containsEntry("requestId", "fail-1");
				assertThat(event.getThrowableProxy().getClassName()).isEqualTo(IllegalStateException.class.getName());
				assertThat(event.getThrowableProxy().getStackTraceElementProxyArray()[0].getStackTraceElement()
					.getMethodName()).isEqualTo("fail");
			});
		}
	}

}
