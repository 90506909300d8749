package id.projectwise.logging.autoconfigure;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link McpStdio}.
 */
@ExtendWith(OutputCaptureExtension.class)
class McpStdioTests {

	private static final String OWN = """
			<configuration %s>
			<appender name="MINE" class="ch.qos.logback.core.ConsoleAppender">
			<encoder><pattern>mine %%msg%%n</pattern></encoder></appender>
			<root level="INFO"><appender-ref ref="MINE"/></root>
			</configuration>
			""";

	@RegisterExtension
	private final Applications applications = new Applications();

	@TempDir
	Path root;

	@Test
	void leavesStandardOutputToTheProtocolWhateverHappens() throws Exception {
		Path own = Files.writeString(this.root.resolve("own.xml"), OWN.formatted(""));
		Path debug = Files.writeString(this.root.resolve("debug.xml"), OWN.formatted("debug='true'"));
		Path broken = Files.createDirectory(this.root.resolve("broken"));
		Files.write(broken.resolve(".env"), new byte[] { (byte) 0xFF });
		ForkedJvm jvm = ForkedJvm.run(this.root, StdioMcpMain.class, List.of(), own.toUri().toString(),
				debug.toUri().toString(), broken.toString());
		assertThat(jvm.out()).isEmpty();
		String[] runs = jvm.err().split("=== run \\d+ ");
		assertThat(runs).hasSize(17);
		assertThat(runs[0]).contains("APPLICATION FAILED TO START", "Property: .env", "failed -1");
		for (int run : new int[] { 0, 1, 6, 7, 8, 10 }) {
			assertThat(runs[run + 1].lines().filter((line) -> line.contains("line of run " + run))).hasSize(1);
		}
		for (int run : new int[] { 2, 3, 4, 5 }) {
			assertThat(runs[run + 1].lines().filter((line) -> line.endsWith("line of run " + run))).as(runs[run + 1])
				.contains("mine line of run " + run);
		}
		for (int run : new int[] { 9, 11 }) {
			assertThat(runs[run + 1]).contains("APPLICATION FAILED TO START", "log.mode", "failed " + run);
		}
		for (int run : new int[] { 12, 13, 14 }) {
			assertThat(runs[run + 1]).contains("Application run failed", "the reason", "failed " + run);
			assertThat(runs[run + 1].split("Application run failed")).hasSize(2);
		}
		assertThat(runs[16]).contains("nowhere.xml", "failed 15");
	}

	@Test
	void givesStandardOutputBack(CapturedOutput output) {
		PrintStream before = System.out;
		this.applications.run(this.root, "--spring.ai.mcp.server.stdio=true");
		assertThat(System.out).isSameAs(before);
		LoggerFactory.getLogger("com.acme.orders").info("hello");
		assertThat(output.getErr()).contains(": hello\n");
		assertThat(output.getOut()).isEmpty();
		assertThat(Applications.lines(this.root, "orders")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "TRUE, true", "false, false", "perhaps, false", "'', false" })
	void isOnOnlyWhereSpringAiTakesItForOn(String value, boolean enabled) {
		assertThat(McpStdio.isEnabled(new FakeEnvironment().yml("spring.ai.mcp.server.stdio", value)))
			.isEqualTo(enabled);
		assertThat(McpStdio.isEnabled(new FakeEnvironment().variable("SPRING_AI_MCP_SERVER_STDIO", value)))
			.isEqualTo(enabled);
	}

}
