package id.projectwise.listener.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import id.projectwise.listener.ForwardBytes;
import id.projectwise.listener.TestCertificate;
import id.projectwise.logging.protocol.SharedKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.komamitsu.fluency.EventTime;
import org.komamitsu.fluency.Fluency;
import org.komamitsu.fluency.fluentd.FluencyBuilderForFluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Clients that others wrote deliver to the files, and wait for their acknowledgements.
 */
@Timeout(180)
class ThirdPartyClientTests {

	private static final String NODE_SCRIPT = """
			const { FluentClient } = require("@fluent-org/logger");
			const client = new FluentClient("tag", {
				eventMode: process.argv[3],
				compression: undefined,
				ack: process.argv[4] === "unacknowledged" ? undefined : { ackTimeout: 20000 },
				socket: { host: "127.0.0.1", port: Number(process.argv[2]), timeout: 10000,
					tls: process.argv[5] && { ca: require("fs").readFileSync(process.argv[5]) } },
				security: process.argv[5] && { clientHostname: "worker", sharedKey: "open sesame" },
			});
			const records = [];
			for (let i = 0; i < 1000; i++) {
				records.push(client.emit({ message: "text " + i, level: "warning", logger: "node.orders" }));
			}
			Promise.all(records)
				.then(() => client.disconnect())
				.then(() => console.log("acknowledged"))
				.catch((error) => { console.error(error); process.exit(1); });
			""";

	private static final String PYTHON_SCRIPT = """
			import sys
			from fluent import sender
			logger = sender.FluentSender("python", host="127.0.0.1", port=int(sys.argv[1]),
					nanosecond_precision=sys.argv[2] == "nanos")
			for i in range(1000):
				if not logger.emit("orders", {"message": "text %d" % i, "level": "error"}):
					sys.exit(str(logger.last_error))
			logger.close()
			""";

	@TempDir
	Path directory;

	private final ServerFixture fixture = new ServerFixture();

	private FileStore files;

	private LogServer server;

	@BeforeEach
	void open() throws IOException {
		this.files = this.fixture
			.opened(new FileStore(this.directory.resolve("logs"), "%(levelname)s %(name)s %(message)s"));
		this.server = this.fixture.start(ServerFixture.LIMITS, Transport.best(), this.files.store());
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void fluencyDeliversWithAcknowledgements() throws Exception {
		deliverByFluency(true);
		assertThat(this.server.statistics().acknowledgedRecords()).isEqualTo(10_000);
	}

	@Test
	void fluencyDeliversWithoutAcknowledgements() throws Exception {
		deliverByFluency(false);
		assertThat(this.server.statistics().acknowledgedRecords()).isZero();
	}

	private void deliverByFluency(boolean acknowledged) throws Exception {
		FluencyBuilderForFluentd builder = new FluencyBuilderForFluentd();
		builder.setAckResponseMode(acknowledged);
		builder.setBufferChunkInitialSize(4 * 1024);
		builder.setBufferChunkRetentionSize(16 * 1024);
		try (Fluency fluency = builder.build("127.0.0.1", this.server.address().getPort())) {
			for (int i = 0; i < 10_000; i++) {
				fluency.emit("fluency.orders", EventTime.fromEpoch((int) ForwardBytes.TIME, i),
						Map.of("message", "text " + i, "level", "INFO"));
			}
			fluency.flush();
			assertThat(fluency.waitUntilAllBufferFlushed(60)).isTrue();
		}
		List<String> expected = IntStream.range(0, 10_000).mapToObj((i) -> "INFO fluency.orders text " + i).toList();
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.files.lines("orders")).hasSize(expected.size()));
		assertThat(this.files.lines("orders")).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "acknowledged", "unacknowledged" })
	void nodeClientDeliversInAllModes(String acknowledgement) throws Exception {
		assumeTrue(isThere("node") && isThere("npm"), "SKIPPED: node or npm is not there");
		assumeTrue(run("npm", "install", "--no-audit", "--no-fund", "@fluent-org/logger@1.0.10") == 0,
				"SKIPPED: npm cannot install @fluent-org/logger");
		Files.writeString(this.directory.resolve("client.js"), NODE_SCRIPT);
		String port = String.valueOf(this.server.address().getPort());
		for (String mode : List.of("Message", "Forward", "PackedForward", "CompressedPackedForward")) {
			assertThat(run("node", "client.js", port, mode, acknowledgement)).as(mode).isZero();
		}
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.files.lines("orders")).hasSize(4000));
		List<String> lines = this.files.lines("orders");
		for (int i = 0; i < 1000; i++) {
			String line = "WARNING node.orders text " + i;
			assertThat(lines.stream().filter(line::equals)).hasSize(4);
		}
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "seconds", "nanos" })
	void pythonClientDelivers(String precision) throws Exception {
		String python = pythonWithClient();
		assumeTrue(python != null, "SKIPPED: no Python with fluent-logger is there");
		Files.writeString(this.directory.resolve("client.py"), PYTHON_SCRIPT);
		String port = String.valueOf(this.server.address().getPort());
		assertThat(run(python, "client.py", port, precision)).isZero();
		List<String> expected = IntStream.range(0, 1000).mapToObj((i) -> "ERROR python.orders text " + i).toList();
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.files.lines("orders")).isEqualTo(expected));
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	private String pythonWithClient() throws Exception {
		for (String python : List.of("python3", "/usr/bin/python3")) {
			if (isThere(python) && run(python, "-c", "import fluent.sender") == 0) {
				return python;
			}
		}
		return null;
	}

	@Test
	void nodeClientProvesTheSharedKeyWithinTls() throws Exception {
		assumeTrue(isThere("node") && isThere("npm"), "SKIPPED: node or npm is not there");
		assumeTrue(run("npm", "install", "--no-audit", "--no-fund", "@fluent-org/logger@1.0.10") == 0,
				"SKIPPED: npm cannot install @fluent-org/logger");
		Files.writeString(this.directory.resolve("client.js"), NODE_SCRIPT);
		TestCertificate certificate = TestCertificate.create(this.directory, "CN=listener", "ip:127.0.0.1");
		certificate.writePem(this.directory.resolve("ca.pem"), this.directory.resolve("ca.key"));
		ServerSecurity tls = TlsEventsTests.security(certificate.context(), false);
		LogServer secure = this.fixture.start(ServerFixture.LIMITS, Transport.best(), this.files.store(),
				new ServerSecurity(tls.allowed(), tls.tls(), SharedKey.of("open sesame"), "listener@host"));
		assertThat(run("node", "client.js", String.valueOf(secure.address().getPort()), "PackedForward", "acknowledged",
				"ca.pem"))
			.isZero();
		assertThat(this.files.lines("orders")).hasSize(1000);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	private boolean isThere(String program) throws Exception {
		try {
			return run(program, "--version") == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private int run(String... command) throws Exception {
		File output = this.directory.resolve("output.txt").toFile();
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output))
			.start();
		if (!process.waitFor(60, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError("Still running: " + String.join(" ", command));
		}
		return process.exitValue();
	}

}
