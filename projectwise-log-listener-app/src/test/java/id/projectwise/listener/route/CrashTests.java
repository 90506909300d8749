package id.projectwise.listener.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import id.projectwise.logging.protocol.ChunkId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process dies; afterwards files and marks are looked at together.
 */
@Timeout(300)
class CrashTests {

	private static final long ALL = 20;

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource(names = { "NEVER", "ALWAYS" })
	void filesHoldWhatTheMarksSayWhereverACommitStops(SyncPolicy sync) throws Exception {
		int steps = 0;
		for (boolean finished = false; !finished; steps++) {
			Path root = Files.createDirectory(this.directory.resolve("step" + steps));
			List<String> acknowledged = ForkedStore.haltAt(root, sync, steps + 1);
			finished = acknowledged == ForkedStore.FINISHED;
			TestStore test = reopened(root, sync, "2025-08-31T12:00:01");
			sendTheRest(test, finished ? Map.of(ForkedStore.A, ALL, ForkedStore.B, ALL) : toOf(acknowledged));
			assertEveryPositionOnce(root, ALL);
			assertThat(test.listener.events).allMatch((event) -> event.startsWith("cut "));
		}
		assertThat(steps).isGreaterThan(20);
	}

	@ParameterizedTest
	@EnumSource(names = { "NEVER", "ALWAYS" })
	void filesHoldWhatTheMarksSayWhereverUndoingACommitStops(SyncPolicy sync) throws Exception {
		// All marks of the second commit are stored; the record of it is closed.
		for (int failing = 16; failing <= 17; failing++) {
			for (int halting = failing + 1; halting < failing + 7; halting++) {
				Path root = Files.createDirectory(this.directory.resolve(failing + "-" + halting));
				List<String> acknowledged = ForkedStore.failAndHaltAt(root, sync, failing, halting);
				TestStore test = reopened(root, sync, "2025-08-31T12:00:01");
				sendTheRest(test, toOf(acknowledged));
				assertEveryPositionOnce(root, ALL);
			}
		}
	}

	@Test
	void recoversBeforeARotationThatIsDue() throws Exception {
		int cuts = 0;
		for (int step = 2; step < 12; step++) {
			Path root = Files.createDirectory(this.directory.resolve("step" + step));
			List<String> acknowledged = ForkedStore.haltAt(root, SyncPolicy.NEVER, step);
			TestStore test = reopened(root, SyncPolicy.NEVER, "2025-09-02T00:00:00");
			sendTheRest(test, toOf(acknowledged));
			assertEveryPositionOnce(root, ALL);
			assertThat(test.files()).noneMatch((file) -> file.equals("2025-08/orders.log"));
			cuts += (int) test.listener.events.stream().filter((event) -> event.startsWith("cut ")).count();
		}
		assertThat(cuts).isPositive();
	}

	@Test
	void recoversFromEveryPartOfAnInterruptedWrite() throws Exception {
		Path root = this.directory.resolve("tree");
		ForkedStore.haltAt(root, SyncPolicy.NEVER, stepOfSecondCommit());
		Path file = root.resolve("2025-08/orders.log");
		byte[] whole = Files.readAllBytes(file);
		Map<Path, byte[]> all = contentOf(root);
		int before = lengthOf(0, 10);
		for (int length = before; length <= whole.length; length += 7) {
			restore(all);
			truncate(file, length);
			TestStore test = reopened(root, SyncPolicy.NEVER, "2025-08-31T12:00:01");
			try (CommitStore store = test.open()) {
				assertThat(TestStore.mark(store, ForkedStore.A)).isEqualTo(10);
				assertThat(TestStore.mark(store, ForkedStore.B)).isEqualTo(-1);
			}
			assertThat(Files.size(file)).isEqualTo(before);
		}
	}

	@Test
	void forcedCommitsSurviveThatAnyUnforcedPartIsLost() throws Exception {
		Path root = this.directory.resolve("tree");
		ForkedStore.haltAt(root, SyncPolicy.ALWAYS, stepOfSecondCommit() + 3);
		Map<Path, byte[]> all = contentOf(root);
		Random random = new Random(4711);
		for (int round = 0; round < 200; round++) {
			restore(all);
			loseSomeOf(root.resolve("2025-08/orders.log"), lengthOf(0, 10), random);
			loseSomeOf(root.resolve("2025-08/billing.log"), lengthOf(1, 10), random);
			garbleMarkOf(root, ForkedStore.A, random);
			garbleMarkOf(root, ForkedStore.B, random);
			TestStore test = reopened(root, SyncPolicy.ALWAYS, "2025-08-31T12:00:01");
			try (CommitStore store = test.open()) {
				assertThat(TestStore.mark(store, ForkedStore.A)).isEqualTo(10);
				assertThat(TestStore.mark(store, ForkedStore.B)).isEqualTo(-1);
			}
			assertThat(test.lines("2025-08/orders.log")).isEqualTo(positions(ForkedStore.A, 0, 10));
			assertThat(test.lines("2025-08/billing.log")).isEqualTo(positions(ForkedStore.A, 1, 10));
		}
	}

	@Test
	void losesAndRepeatsNothingWhenKilledAtRandom() throws Exception {
		Path root = this.directory.resolve("tree");
		Random random = new Random();
		Map<UUID, Long> acknowledged = new HashMap<>();
		for (int kill = 0; kill < 5; kill++) {
			Process process = ForkedStore.start(root, SyncPolicy.NEVER, "run");
			try (BufferedReader out = new BufferedReader(
					new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
				assertThat(out.readLine()).isEqualTo("started");
				List<String> lines = new ArrayList<>();
				for (int count = random.nextInt(1000); count > 0; count--) {
					lines.add(out.readLine());
				}
				process.toHandle().destroyForcibly();
				out.lines().filter((line) -> line.matches("\\S{36} \\d+")).forEach(lines::add);
				acknowledged.putAll(toOf(lines));
			}
			process.waitFor();
		}
		TestStore test = reopened(root, SyncPolicy.NEVER, "2025-08-31T12:00:01");
		Map<UUID, Long> marks = new HashMap<>();
		try (CommitStore store = test.open()) {
			for (UUID stream : List.of(ForkedStore.A, ForkedStore.B)) {
				marks.put(stream, TestStore.mark(store, stream));
			}
		}
		assertThat(marks.get(ForkedStore.A)).isGreaterThanOrEqualTo(acknowledged.getOrDefault(ForkedStore.A, 0L));
		assertThat(marks.get(ForkedStore.B)).isGreaterThanOrEqualTo(acknowledged.getOrDefault(ForkedStore.B, 0L));
		marks.forEach((stream, mark) -> assertPositionsOnce(root, stream, Math.max(0, mark)));
	}

	private static TestStore reopened(Path root, SyncPolicy sync, String now) {
		return new TestStore(root, MutableClock.at(now)).sync(sync);
	}

	/** What the workers do: ask, and send what is missing. */
	private static void sendTheRest(TestStore test, Map<UUID, Long> acknowledged) throws Exception {
		try (CommitStore store = test.open()) {
			for (UUID stream : List.of(ForkedStore.A, ForkedStore.B)) {
				long mark = TestStore.mark(store, stream);
				assertThat(mark).isGreaterThanOrEqualTo(acknowledged.getOrDefault(stream, -1L));
				assertPositionsOnce(test.root, stream, Math.max(0, mark));
				if (mark < ALL) {
					long from = Math.max(0, mark);
					CompletableFuture<Outcome> outcome = new CompletableFuture<>();
					store.submit(new Delivery(ChunkId.data(stream, from, ALL),
							ForkedStore.lines(store, stream, from, ALL), outcome::complete));
					assertThat(outcome.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.COMMITTED);
				}
			}
		}
	}

	private static Map<UUID, Long> toOf(List<String> acknowledged) {
		Map<UUID, Long> to = new HashMap<>();
		for (String line : acknowledged) {
			String[] words = line.split(" ");
			to.merge(UUID.fromString(words[0]), Long.parseLong(words[1]), Math::max);
		}
		return to;
	}

	private static void assertEveryPositionOnce(Path root, long count) {
		assertPositionsOnce(root, ForkedStore.A, count);
		assertPositionsOnce(root, ForkedStore.B, count);
	}

	/** In all files together once, and in each file in order. */
	private static void assertPositionsOnce(Path root, UUID stream, long count) {
		List<Long> all = new ArrayList<>();
		for (List<String> file : linesByModule(root)) {
			List<Long> positions = file.stream()
				.filter((line) -> line.startsWith(stream.toString()))
				.map((line) -> Long.valueOf(line.substring(line.indexOf(' ') + 1)))
				.toList();
			assertThat(positions).isSorted();
			all.addAll(positions);
		}
		assertThat(all).containsExactlyInAnyOrderElementsOf(LongStream.range(0, count).boxed().toList());
	}

	private static List<List<String>> linesByModule(Path root) {
		Map<String, List<String>> lines = new TreeMap<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter((path) -> path.toString().contains(".log")).sorted().toList()) {
				String name = file.getFileName().toString();
				lines.computeIfAbsent(name.substring(0, name.indexOf('.')), (key) -> new ArrayList<>())
					.addAll(Files.readAllLines(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return List.copyOf(lines.values());
	}

	/** The last step of the first commit, and then up to where all is appended. */
	private static int stepOfSecondCommit() {
		return 8 + 5;
	}

	private static int lengthOf(int first, int to) {
		return positions(ForkedStore.A, first, to).stream().mapToInt((line) -> line.length() + 1).sum();
	}

	private static List<String> positions(UUID stream, int first, int to) {
		return LongStream.iterate(first, (position) -> position < to, (position) -> position + 2)
			.mapToObj((position) -> stream + " " + position)
			.toList();
	}

	private static Map<Path, byte[]> contentOf(Path root) throws IOException {
		Map<Path, byte[]> content = new HashMap<>();
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				content.put(file, Files.readAllBytes(file));
			}
		}
		return content;
	}

	/** Into the same files, which keep their identity. */
	private static void restore(Map<Path, byte[]> content) throws IOException {
		for (Map.Entry<Path, byte[]> file : content.entrySet()) {
			Files.write(file.getKey(), file.getValue());
		}
	}

	private static void truncate(Path file, long length) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(length);
		}
	}

	/** As a file system may leave it: shorter, or with zeros where data should be. */
	private static void loseSomeOf(Path file, int forced, Random random) throws IOException {
		int length = (int) Files.size(file);
		int kept = forced + random.nextInt(length - forced + 1);
		truncate(file, kept);
		if (random.nextBoolean()) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
				channel.write(ByteBuffer.allocate(random.nextInt(length - kept + 1)));
			}
		}
	}

	private static void garbleMarkOf(Path root, UUID stream, Random random) throws IOException {
		Path marks = StoreSettings.defaultStateDirectory(root).resolve(StateDirectory.MARKS_FILE);
		byte[] bytes = Files.readAllBytes(marks);
		ByteBuffer table = ByteBuffer.wrap(bytes);
		for (int entry = StateFile.HEADER_LENGTH; entry < bytes.length; entry += MarkTable.ENTRY_LENGTH) {
			if (table.getLong(entry + 16) == stream.getLeastSignificantBits()) {
				// The checksum, the mark, the last use: stored in any order.
				table.put(entry + 4 + random.nextInt(4), (byte) random.nextInt());
				table.put(entry + 24 + random.nextInt(16), (byte) random.nextInt());
			}
		}
		Files.write(marks, bytes);
	}

}
