package id.projectwise.sample.web.request;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import id.projectwise.sample.web.LoggedEvents;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RequestIdFilterTests {

	private final RequestIdFilter filter = new RequestIdFilter();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/projects");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final AtomicReference<String> seen = new AtomicReference<>();

	private final FilterChain chain = (request, response) -> this.seen.set(MDC.get(RequestIdFilter.CONTEXT_KEY));

	@ParameterizedTest
	@ValueSource(strings = { "a", "7f3e-1_2.B", "0123456789012345678901234567890123456789012345678901234567890123" })
	void takesWellFormedId(String id) throws Exception {
		this.request.addHeader(RequestIdFilter.HEADER, id);
		this.filter.doFilter(this.request, this.response, this.chain);
		assertThat(this.seen).hasValue(id);
		assertThat(this.response.getHeader(RequestIdFilter.HEADER)).isEqualTo(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "two words", "line\nbreak", "end\n", "\u001b[31m", "über",
			"01234567890123456789012345678901234567890123456789012345678901234" })
	void makesIdInPlaceOfMalformedOne(String id) throws Exception {
		this.request.addHeader(RequestIdFilter.HEADER, id);
		this.filter.doFilter(this.request, this.response, this.chain);
		assertMadeId();
	}

	@Test
	void makesIdIfNoneIsGiven() throws Exception {
		this.filter.doFilter(this.request, this.response, this.chain);
		assertMadeId();
	}

	@Test
	void clearsIdAfterRequest() throws Exception {
		this.filter.doFilter(this.request, this.response, this.chain);
		assertThat(MDC.get(RequestIdFilter.CONTEXT_KEY)).isNull();
	}

	@Test
	void clearsIdAfterFailure() {
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> this.filter.doFilter(this.request, this.response, (request, response) -> {
				throw new ServletException("broken");
			}));
		assertThat(MDC.get(RequestIdFilter.CONTEXT_KEY)).isNull();
	}

	@Test
	void logsRequestUnderItsId() throws Exception {
		this.request.addHeader(RequestIdFilter.HEADER, "id-1");
		try (LoggedEvents logged = new LoggedEvents(RequestIdFilter.class.getName())) {
			this.filter.doFilter(this.request, this.response, this.chain);
			assertThat(logged.all()).singleElement().satisfies((event) -> {
				assertThat(event.getFormattedMessage()).matches("GET /projects answered 200 in \\d+ ms");
				assertThat(event.getMDCPropertyMap()).containsEntry(RequestIdFilter.CONTEXT_KEY, "id-1");
			});
		}
	}

	private void assertMadeId() {
		String id = this.response.getHeader(RequestIdFilter.HEADER);
		assertThat(id).isNotNull().isEqualTo(UUID.fromString(id).toString());
		assertThat(this.seen).hasValue(id);
	}

}
