package id.projectwise.sample.web.request;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A filter that gives each request an id, the caller's own if it is well-formed. The id
 * is in the diagnostic context as {@value #CONTEXT_KEY} while the request is handled, and
 * in the answer's header {@value #HEADER}. Each request leaves one line in the log.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIdFilter extends OncePerRequestFilter {

	static final String HEADER = "X-Request-Id";

	static final String CONTEXT_KEY = "requestId";

	private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

	private static final Logger log = LoggerFactory.getLogger(RequestIdFilter.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = requestId(request.getHeader(HEADER));
		response.setHeader(HEADER, id);
		MDC.put(CONTEXT_KEY, id);
		try {
			handle(request, response, chain);
		}
		finally {
			MDC.remove(CONTEXT_KEY);
		}
	}

	private static String requestId(@Nullable String asked) {
		return (asked != null && WELL_FORMED.matcher(asked).matches()) ? asked : UUID.randomUUID().toString();
	}

	private static void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long start = System.nanoTime();
		chain.doFilter(request, response);
		long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
		log.info("{} {} answered {} in {} ms", request.getMethod(), request.getRequestURI(), response.getStatus(),
				millis);
	}

}
