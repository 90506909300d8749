package id.projectwise.logging.logback;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ForeignConsoles}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForeignConsolesTests {

	private static final String CONSOLE = """
			<appender name="C" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%msg%n</pattern></encoder></appender>
			""";

	private final LoggerContext context = Events.context();

	@AfterEach
	void stop() {
		this.context.stop();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<root level='INFO'><appender-ref ref='C'/></root>",
			"<logger name='com.acme'><appender-ref ref='C'/></logger>",
			"<appender name='A' class='ch.qos.logback.classic.AsyncAppender'><appender-ref ref='C'/></appender>"
					+ "<root level='INFO'><appender-ref ref='A'/></root>" })
	void findsAndRedirectsConsoles(String rest, CapturedOutput output) throws Exception {
		configure("", CONSOLE + rest);
		assertThat(ForeignConsoles.exist(this.context)).isTrue();
		ForeignConsoles.redirectToStderr(this.context);
		this.context.getLogger("com.acme.orders").info("text");
		await().untilAsserted(() -> assertThat(output.getErr()).isEqualToIgnoringNewLines("text"));
		assertThat(output.getOut()).isEmpty();
	}

	@Test
	void findsNoConsoleWhereThereIsNone() throws Exception {
		configure("", "<appender name='L' class='ch.qos.logback.core.read.ListAppender'/>"
				+ "<root level='INFO'><appender-ref ref='L'/></root>");
		assertThat(ForeignConsoles.exist(this.context)).isFalse();
	}

	@Test
	void redirectsStatusMessages(CapturedOutput output) throws Exception {
		configure("debug='true'", CONSOLE + "<root level='INFO'><appender-ref ref='C'/></root>");
		int length = output.getOut().length();
		ForeignConsoles.redirectToStderr(this.context);
		this.context.getStatusManager()
			.add(new ch.qos.logback.core.status.InfoStatus("a status",
					this.context.getLogger(Logger.ROOT_LOGGER_NAME)));
		assertThat(output.getErr()).contains("a status");
		assertThat(output.getOut()).hasSize(length);
	}

	private void configure(String attributes, String content) throws Exception {
		JoranConfigurator configurator = new JoranConfigurator();
		configurator.setContext(this.context);
		configurator
			.doConfigure(new ByteArrayInputStream(("<configuration " + attributes + ">" + content + "</configuration>")
				.getBytes(StandardCharsets.UTF_8)));
	}

}
