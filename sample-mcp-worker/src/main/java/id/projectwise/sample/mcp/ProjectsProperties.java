package id.projectwise.sample.mcp;

import java.net.URI;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/**
 * Where the projects are.
 *
 * @param url Address of the projects service, such as http://localhost:8080.
 */
@ConfigurationProperties("projects")
record ProjectsProperties(URI url) {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	ProjectsProperties {
		Assert.isTrue(url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null,
				"projects.url must be like http://localhost:8080");
	}

}
