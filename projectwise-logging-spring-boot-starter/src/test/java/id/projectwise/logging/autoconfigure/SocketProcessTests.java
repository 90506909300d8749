package id.projectwise.logging.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import id.projectwise.logging.format.LineBuffer;
import id.projectwise.logging.format.MessageText;
import id.projectwise.logging.journal.Journal;
import id.projectwise.logging.journal.JournalChunk;
import id.projectwise.logging.journal.JournalListener;
import id.projectwise.logging.journal.JournalSettings;
import id.projectwise.logging.journal.JournalStream;
import id.projectwise.logging.journal.OverflowPolicy;
import id.projectwise.logging.protocol.EntryNames;
import id.projectwise.logging.protocol.EntryReader;
import id.projectwise.logging.ship.ListenerDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications in socket mode in processes of their own.
 */
class SocketProcessTests {

	private static final String ORDERS = "com.acme.orders";

	@TempDir
	Path root;

	@ParameterizedTest
	@ValueSource(strings = { "--logging.register-shutdown-hook=true", "--logging.register-shutdown-hook=false",
			"--spring.main.register-shutdown-hook=false" })
	void shipsAllUpToTheLastLineBeforeItEnds(String argument) throws Exception {
		try (ListenerDouble listener = ListenerDouble.start()) {
			ForkedJvm jvm = ForkedJvm.run(this.root, ProcessMain.class, List.of(),
					arguments(listener.port(), argument));
			assertThat(jvm.exitCode()).isEqualTo(3);
			assertThat(jvm.out() + jvm.err()).isEmpty();
			List<String> messages = listener.messages(ORDERS);
			assertThat(messages).doesNotHaveDuplicates()
				.hasSizeGreaterThan(ProcessMain.THREADS * ProcessMain.LINES)
				.contains("last line of main")
				.last()
				.isEqualTo("shutdown handler");
		}
	}

	@Test
	void shipsAllBeforeItEndsWithoutSpringBootsHook() throws Exception {
		try (ListenerDouble listener = ListenerDouble.start()) {
			ForkedJvm jvm = ForkedJvm.run(this.root, HooklessMain.class, List.of(), arguments(listener.port()));
			assertThat(jvm.exitCode()).isZero();
			assertThat(listener.messages(ORDERS)).hasSize(HooklessMain.LINES);
		}
	}

	@Test
	void endsSoonWhenTheListenerWasNeverThereAndLeavesAllInTheJournal() throws Exception {
		int port = portOfNobody();
		long start = System.nanoTime();
		ForkedJvm jvm = ForkedJvm.run(this.root, ProcessMain.class, List.of(),
				arguments(port, "--log.socket.shutdown-timeout=40s"));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(35));
		assertThat(jvm.exitCode()).isEqualTo(3);
		assertThat(jvm.err()).contains("The log listener is away");
		assertThat(recovered()).hasSize(ProcessMain.THREADS * ProcessMain.LINES + 3).contains("shutdown handler");
	}

	@Test
	void hasEveryRecordInItsJournalWhoseCallReturnedBeforeItsEnd() throws Exception {
		int port = portOfNobody();
		Process process = ForkedJvm.start(this.root, NumberingMain.class, arguments(port));
		endWhileItLogs(process);
		assertThat(Files.readString(this.root.resolve("stderr"))).containsOnlyOnce("The application ends with");
		assertHasWhatReturned(recovered());
	}

	@Test
	void hasEveryLineInItsFileWhoseCallReturnedBeforeItsEnd() throws Exception {
		Process process = ForkedJvm.start(this.root, NumberingMain.class, "--PROJECT_ROOT=" + this.root,
				"--log.console=false", "--log.format=%(message)s", "--logging.level.com.acme=DEBUG");
		endWhileItLogs(process);
		try (Stream<Path> files = Files.walk(this.root.resolve("logs"))) {
			Path file = files.filter((path) -> path.endsWith("orders.log")).findFirst().orElseThrow();
			assertHasWhatReturned(Files.readAllLines(file));
		}
	}

	private void endWhileItLogs(Process process) throws IOException, InterruptedException {
		try {
			awaitReturned(process, 5000);
			process.destroy();
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static int portOfNobody() throws IOException {
		try (ListenerDouble listener = ListenerDouble.start()) {
			return listener.port();
		}
	}

	private void assertHasWhatReturned(List<String> all) throws IOException {
		for (int thread = 0; thread < NumberingMain.THREADS; thread++) {
			String prefix = thread + "-";
			List<String> returned = wholeLines(this.root.resolve(NumberingMain.RETURNED + thread));
			List<String> kept = all.stream().filter((message) -> message.startsWith(prefix)).toList();
			assertThat(kept.subList(0, returned.size())).isEqualTo(returned);
			assertThat(kept.size() - returned.size()).isBetween(0, 1);
		}
	}

	@Test
	void hasEveryRecordInItsJournalWhoseCallReturnedBeforeAKill() throws Exception {
		int port = portOfNobody();
		Process process = ForkedJvm.start(this.root, NumberingMain.class, arguments(port));
		try {
			awaitReturned(process, 5000);
		}
		finally {
			process.destroyForcibly();
		}
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		List<String> recovered = recovered();
		assertHasWhatReturned(recovered);
		try (ListenerDouble listener = ListenerDouble.start(port)) {
			ForkedJvm.run(this.root, HooklessMain.class, List.of(), arguments(port));
			assertThat(listener.messages(ORDERS)).startsWith(recovered.toArray(String[]::new))
				.hasSize(recovered.size() + HooklessMain.LINES);
		}
	}

	@Test
	@EnabledIfSystemProperty(named = "devtools.jar", matches = ".+", disabledReason = "the build tells where it is")
	void shipsEachRecordOnceAfterRestartsByDevtools() throws Exception {
		try (ListenerDouble listener = ListenerDouble.start()) {
			ForkedJvm jvm = ForkedJvm.runWithDevtools(this.root, DevtoolsMain.class, arguments(listener.port()));
			assertThat(listener.messages(ORDERS)).as(jvm.err())
				.containsExactly("start 1 by RestartClassLoader", "start 2 by RestartClassLoader",
						"start 3 by RestartClassLoader");
			try (Stream<Path> folders = Files.list(this.root.resolve("logs/.journal"))) {
				assertThat(folders.filter(Files::isDirectory)).hasSize(1);
			}
		}
	}

	private String[] arguments(int port, String... more) {
		return Stream
			.concat(Stream.of("--PROJECT_ROOT=" + this.root, "--log.mode=socket", "--log.socket.port=" + port,
					"--log.console=false", "--spring.main.banner-mode=off"), Arrays.stream(more))
			.toArray(String[]::new);
	}

	private void awaitReturned(Process process, int lines) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		for (int thread = 0; thread < NumberingMain.THREADS; thread++) {
			while (wholeLines(this.root.resolve(NumberingMain.RETURNED + thread)).size() < lines) {
				assertThat(process.waitFor(5, TimeUnit.MILLISECONDS)).as("ended by itself").isFalse();
				assertThat(System.nanoTime()).as("no end in sight").isLessThan(deadline);
			}
		}
	}

	private static List<String> wholeLines(Path file) throws IOException {
		if (!Files.exists(file)) {
			return List.of();
		}
		String text = Files.readString(file);
		return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
	}

	/** The messages of the logger that ended processes left in the journal. */
	private List<String> recovered() throws Exception {
		Path directory = this.root.resolve("logs/.journal");
		try (Journal journal = Journal.open(new JournalSettings(directory, "application", "owner", 64 << 20,
				OverflowPolicy.DROP_NEWEST, Duration.ZERO, Clock.systemUTC()), new JournalListener() {
				})) {
			List<String> messages = new ArrayList<>();
			for (JournalStream stream : journal.recovered()) {
				read(stream, messages);
			}
			return messages;
		}
	}

	private static void read(JournalStream stream, List<String> messages) throws Exception {
		byte[] target = new byte[Journal.MAX_RECORD_BYTES];
		EntryReader reader = new EntryReader(new EntryNames(), Clock.systemUTC());
		for (JournalChunk chunk = stream.read(target); chunk != null; chunk = stream.read(target)) {
			assertThat(chunk.gap()).isNull();
			reader.open(target, 0, chunk.length(), "tag", "");
			while (reader.next()) {
				if (reader.record().loggerName().equals(ORDERS)) {
					LineBuffer text = new LineBuffer();
					MessageText.append(reader.record().message(), reader.record().arguments(), text);
					messages.add(text.text(0));
				}
			}
		}
	}

}
