package id.projectwise.sample.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@WebApplicationTest
class SampleWebApplicationTests {

	@Autowired
	private RestTestClient client;

	@Test
	void startsAndIsHealthy() {
		this.client.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "info", "loggers", "metrics", "configprops" })
	void exposesEndpoint(String endpoint) {
		this.client.get().uri("/actuator/{endpoint}", endpoint).exchange().expectStatus().isOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "heapdump", "shutdown" })
	void keepsOtherEndpointsToItself(String endpoint) {
		this.client.get().uri("/actuator/{endpoint}", endpoint).exchange().expectStatus().isNotFound();
	}

	@Test
	void showsWhereSettingsOfLoggingComeFrom() {
		this.client.get()
			.uri("/actuator/configprops/log")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$..properties.mode")
			.isEqualTo("FILE")
			.jsonPath("$..inputs.rootDir.origin")
			.isEqualTo("\"log.root-dir\" from property source \"systemProperties\"");
	}

	@Test
	void showsConfiguredValuesButNoSecrets() {
		this.client.get()
			.uri("/actuator/configprops/server")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$..properties.ssl.enabled")
			.isEqualTo(false)
			.jsonPath("$..properties.ssl.keyStorePassword")
			.isEqualTo("******");
	}

}
