package id.projectwise.listener.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Python's own {@code logging.handlers.SocketHandler} in processes of its own, as it is.
 */
@Timeout(180)
class PythonClientTests {

	private static final int PROCESSES = 4;

	private static final int RECORDS = 500;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String SCRIPT = """
			import datetime, decimal, logging, logging.handlers, sys, threading
			port, number, count = (int(argument) for argument in sys.argv[1:])
			handler = logging.handlers.SocketHandler('127.0.0.1', port)
			root = logging.getLogger()
			root.setLevel(logging.DEBUG)
			root.addHandler(handler)
			logging.addLevelName(25, 'SUCCESS')
			orders = logging.getLogger('acme.orders')
			extra = {'user': 'ann', 'tags': ['a', {'b': None}], 'at': datetime.datetime(2024, 2, 29, 12, 30),
			         'total': decimal.Decimal('1.50'), 'service': 'shop'}
			def run():
			    for i in range(count):
			        orders.info('process %d record %d', number, i, extra=extra)
			thread = threading.Thread(target=run, name='orders-thread')
			thread.start()
			thread.join()
			unicode = logging.getLogger('acme.unicode')
			unicode.warning('gr\\u00fc\\u00df \\U0001f600 of %d\\nsecond line \\x1b[31m', number)
			unicode.log(25, 'half \\udc80 pair of %d', number)
			try:
			    {}['missing\\nkey']
			except KeyError:
			    logging.getLogger('acme.failures').exception('failed in %d', number)
			logging.getLogger('acme.stacks').critical('where is %d', number, stack_info=True)
			logging.shutdown()
			""";

	@TempDir
	Path directory;

	private final ServerFixture fixture = new ServerFixture();

	private FileStore files;

	private LogServer server;

	@BeforeEach
	void open() throws IOException {
		this.files = this.fixture.opened(new FileStore(this.directory.resolve("logs"),
				"%(levelname)s %(levelno)d %(name)s %(threadName)s %(service)s %(filename)s:%(funcName)s "
						+ "%(mdc.user)s %(mdc.tags)s %(mdc.at)s %(mdc.total)s %(process)d %(host)s: %(message)s"));
		this.server = this.fixture.start(ServerFixture.LIMITS, Transport.best(), this.files.store());
	}

	@AfterEach
	void close() throws IOException {
		this.fixture.close();
	}

	@Test
	void socketHandlersDeliverEachRecordOnceToItsFile() throws Exception {
		Map<Integer, Process> processes = start();
		for (Process process : processes.values()) {
			assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).as(Files.readString(errors().toPath())).isZero();
		}
		await().atMost(PATIENCE)
			.until(() -> lines("stacks").stream().filter(PythonClientTests::isRecord).count() == PROCESSES);
		processes.forEach((number, process) -> check(number, process.pid()));
		assertThat(lines("orders")).hasSize(PROCESSES * RECORDS);
		assertThat(lines("unicode").stream().filter(PythonClientTests::isRecord)).hasSize(2 * PROCESSES);
		assertThat(lines("failures").stream().filter(PythonClientTests::isRecord)).hasSize(PROCESSES);
		assertThat(this.fixture.listener.reasons).isEmpty();
	}

	private void check(int number, long processId) {
		String orders = "INFO 20 acme.orders orders-thread shop client.py:run ann [\"a\",{\"b\":null}] "
				+ "2024-02-29 12:30:00 1.50 " + processId + " 127.0.0.1: process " + number + " record ";
		assertThat(lines("orders").stream().filter((line) -> line.startsWith(orders)))
			.containsExactlyElementsOf(IntStream.range(0, RECORDS).mapToObj((i) -> orders + i).toList());
		String rest = " MainThread  client.py:<module>     " + processId + " 127.0.0.1: ";
		assertThat(lines("unicode")).containsSubsequence(
				"WARNING 30 acme.unicode" + rest + "gr\u00fc\u00df \uD83D\uDE00 of " + number,
				"\tsecond line \\x1b[31m");
		assertThat(lines("unicode"))
			.anyMatch((line) -> line.startsWith("SUCCESS 25 acme.unicode" + rest + "half \uFFFD")
					&& line.endsWith(" pair of " + number));
		assertThat(lines("failures")).containsSubsequence("ERROR 40 acme.failures" + rest + "failed in " + number,
				"Traceback (most recent call last):", "\tKeyError: 'missing\\nkey'");
		assertThat(lines("stacks")).containsSubsequence("CRITICAL 50 acme.stacks" + rest + "where is " + number,
				"\tStack (most recent call last):");
	}

	private static boolean isRecord(String line) {
		return line.contains(" acme.");
	}

	private Map<Integer, Process> start() throws Exception {
		Path script = Files.writeString(this.directory.resolve("client.py"), SCRIPT);
		Map<Integer, Process> processes = new HashMap<>();
		for (int number = 0; number < PROCESSES; number++) {
			ProcessBuilder builder = new ProcessBuilder("python3", script.toString(),
					String.valueOf(this.server.address().getPort()), String.valueOf(number), String.valueOf(RECORDS));
			try {
				processes.put(number, builder.redirectError(ProcessBuilder.Redirect.appendTo(errors())).start());
			}
			catch (IOException ex) {
				abort("SKIPPED: python3 is not there");
			}
		}
		return processes;
	}

	private File errors() {
		return this.directory.resolve("errors.txt").toFile();
	}

	private List<String> lines(String module) {
		try {
			return new ArrayList<>(this.files.lines(module));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
