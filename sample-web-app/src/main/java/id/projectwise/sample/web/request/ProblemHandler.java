package id.projectwise.sample.web.request;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers each failure with a problem detail, and logs those nobody expected.
 */
@RestControllerAdvice
final class ProblemHandler extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

	@ExceptionHandler
	ProblemDetail handleUnexpected(Exception exception) {
		log.error("Request {} failed", MDC.get(RequestIdFilter.CONTEXT_KEY), exception);
		return ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
				"Unexpected failure; the reason is in the log, under the " + RequestIdFilter.HEADER
						+ " of this answer");
	}

}
