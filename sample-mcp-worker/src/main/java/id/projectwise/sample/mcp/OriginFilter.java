package id.projectwise.sample.mcp;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser sends on behalf of a web page, which Spring AI would take: any
 * page could call the tools of a local server by DNS rebinding.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#security-warning">Model
 * Context Protocol, security warning</a>
 */
@Component
@Profile("http")
final class OriginFilter extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(OriginFilter.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin != null) {
			log.warn("Refused a request on behalf of {}", origin);
			response.sendError(HttpServletResponse.SC_FORBIDDEN, "Web pages are not served");
			return;
		}
		chain.doFilter(request, response);
	}

}
