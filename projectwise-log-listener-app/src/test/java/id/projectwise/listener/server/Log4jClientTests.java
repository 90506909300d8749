package id.projectwise.listener.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Log4j 2 delivers to the files by its SocketAppender, with the templates of its
 * JsonTemplateLayout.
 */
@Timeout(120)
class Log4jClientTests {

	static final int COUNT = 100;

	private static final String APPENDER = """
			<Socket name="%1$s" host="127.0.0.1" port="%2$s">
				<JsonTemplateLayout eventTemplateUri="classpath:%1$s.json" />
			</Socket>
			""";

	private static final String LOGGER = """
			<Logger name="acme.%1$s" level="info" additivity="false"><AppenderRef ref="%1$s" /></Logger>
			""";

	private static final List<String> TEMPLATES = List.of("EcsLayout", "LogstashJsonEventLayoutV1", "GelfLayout",
			"JsonLayout");

	@TempDir
	Path directory;

	@Test
	void deliversWithEachTemplate() throws Exception {
		try (ClientLines lines = new ClientLines(this.directory)) {
			run(configuration(lines.port()));
			for (String template : TEMPLATES) {
				List<String> found = lines.awaitLines(template, COUNT + 2);
				assertThat(found.get(0)).matches("INFO\\|acme." + template + "\\|[^|]+\\|0\\|main\\|ann\\|order 0");
				assertThat(found.subList(0, COUNT)).allMatch((line) -> line.startsWith("INFO|acme." + template + "|"));
				assertThat(found.get(COUNT))
					.matches("CRITICAL\\|acme." + template + "\\|[^|]+\\|0\\|main\\|ann\\|failed");
				assertThat(found.get(COUNT + 1)).isEqualTo("java.lang.IllegalStateException: no stock");
			}
			assertThat(lines.problems()).isEmpty();
		}
	}

	private Path configuration(String port) throws IOException {
		StringBuilder text = new StringBuilder("<Configuration status=\"WARN\"><Appenders>");
		TEMPLATES.forEach((template) -> text.append(APPENDER.formatted(template, port)));
		text.append("</Appenders><Loggers><Root level=\"off\" />");
		TEMPLATES.forEach((template) -> text.append(LOGGER.formatted(template)));
		return Files.writeString(this.directory.resolve("log4j2.xml"), text + "</Loggers></Configuration>");
	}

	private void run(Path configuration) throws Exception {
		Path libraries = Path.of("target", "lib", "log4j").toAbsolutePath();
		if (!Files.isDirectory(libraries)) {
			abort("SKIPPED: Log4j 2 is not in " + libraries + ", where the build puts it");
		}
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		String classPath = Path.of("target", "test-classes").toAbsolutePath() + ":" + libraries + "/*";
		List<String> loggers = TEMPLATES.stream().map((template) -> "acme." + template).toList();
		List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx64m",
				"-Dlog4j2.configurationFile=" + configuration, "-cp", classPath, Log4jClient.class.getName()));
		command.addAll(loggers);
		ClientProgram.run(this.directory, command.toArray(new String[0]));
	}

}
