package id.projectwise.listener.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Senders of syslog that others wrote deliver to the files.
 */
@Timeout(120)
class SyslogClientTests {

	private static final String RSYSLOG = """
			global(workDirectory="%1$s")
			module(load="imfile" PollingInterval="1")
			input(type="imfile" File="%1$s/in.txt" Tag="shop[4711]:" Severity="warning" Facility="local3" ruleset="out")
			ruleset(name="out") {
				action(type="omfwd" target="127.0.0.1" port="%2$s" protocol="tcp" TCP_Framing="%3$s" template="%4$s")
			}
			""";

	private static final int COUNT = 1000;

	@TempDir
	Path directory;

	private ClientLines lines;

	@BeforeEach
	void open() throws IOException {
		this.lines = new ClientLines(this.directory);
	}

	@AfterEach
	void close() throws IOException {
		this.lines.close();
	}

	@Test
	void loggerDeliversWithStructuredData() throws Exception {
		logger("--rfc5424", "--id=4711", "--sd-id", "a@1", "--sd-param", "user=\"ann\"", "--msgid", "M1",
				"caf\u00e9 1");
		assertThat(this.lines.awaitLines("shop", 1))
			.containsExactly("WARNING|shop|" + ClientLines.hostname() + "|4711|||caf\u00e9 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--rfc5424", "--rfc5424=notime,notq,nohost", "--rfc3164" })
	void loggerDeliversInAllItsFormats(String format) throws Exception {
		for (String framing : new String[] { "--skip-empty", "--octet-count" }) {
			logger(format, "--id=4711", framing, "text with " + framing);
		}
		String host = format.contains("nohost") ? "127.0.0.1" : ClientLines.hostname();
		assertThat(this.lines.awaitLines("shop", 2)).containsExactlyInAnyOrder(
				"WARNING|shop|" + host + "|4711|||text with --skip-empty",
				"WARNING|shop|" + host + "|4711|||text with --octet-count");
		assertThat(this.lines.problems()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "traditional,RSYSLOG_SyslogProtocol23Format", "traditional,RSYSLOG_ForwardFormat",
			"traditional,RSYSLOG_TraditionalForwardFormat", "octet-counted,RSYSLOG_SyslogProtocol23Format",
			"octet-counted,RSYSLOG_ForwardFormat", "octet-counted,RSYSLOG_TraditionalForwardFormat" })
	void rsyslogDelivers(String framing, String template) throws Exception {
		Path configuration = this.directory.resolve("rsyslog.conf");
		Files.writeString(configuration, RSYSLOG.formatted(this.directory, this.lines.port(), framing, template));
		Files.write(this.directory.resolve("in.txt"), IntStream.range(0, COUNT).mapToObj((i) -> "text: " + i).toList());
		String host = ClientLines.hostname();
		try (ClientProgram program = ClientProgram.start(this.directory, "rsyslogd", "-n", "-i",
				this.directory.resolve("pid").toString(), "-f", configuration.toString())) {
			assertThat(program).isNotNull();
			assertThat(this.lines.awaitLines("shop", COUNT)).isEqualTo(
					IntStream.range(0, COUNT).mapToObj((i) -> "WARNING|shop|" + host + "|4711|||text: " + i).toList());
		}
		assertThat(this.lines.problems()).isEmpty();
	}

	private void logger(String... arguments) throws Exception {
		String[] command = Stream
			.concat(Stream.of("logger", "--tcp", "--server", "127.0.0.1", "--port", this.lines.port(), "--priority",
					"local0.warning", "--tag", "shop"), Stream.of(arguments))
			.toArray(String[]::new);
		ClientProgram.run(this.directory, command);
	}

}
