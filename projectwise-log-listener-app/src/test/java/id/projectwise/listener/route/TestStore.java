package id.projectwise.listener.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import id.projectwise.logging.file.ModuleNaming;
import id.projectwise.logging.file.TreeSettings;
import id.projectwise.logging.protocol.ChunkId;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a store, deliveries to it, and a look at its files.
 */
final class TestStore {

	final Path root;

	final RecordingListener listener = new RecordingListener();

	private final Clock clock;

	private SyncPolicy sync = SyncPolicy.NEVER;

	private Duration streamExpiry = Duration.ofDays(30);

	private int maxStreams = 10_000;

	private int maxOpenFiles = 64;

	private long maxFileSize;

	private @Nullable Path stateDirectory;

	TestStore(Path root, Clock clock) {
		this.root = root;
		this.clock = clock;
	}

	TestStore sync(SyncPolicy policy) {
		this.sync = policy;
		return this;
	}

	TestStore streams(int max, Duration expiry) {
		this.maxStreams = max;
		this.streamExpiry = expiry;
		return this;
	}

	TestStore maxOpenFiles(int number) {
		this.maxOpenFiles = number;
		return this;
	}

	TestStore maxFileSize(long bytes) {
		this.maxFileSize = bytes;
		return this;
	}

	TestStore stateDirectory(Path directory) {
		this.stateDirectory = directory;
		return this;
	}

	Path state() {
		return (this.stateDirectory != null) ? this.stateDirectory : StoreSettings.defaultStateDirectory(this.root);
	}

	StoreSettings settings() {
		TreeSettings tree = new TreeSettings(this.root, this.clock, DateTimeFormatter.ofPattern("yyyy-MM")::format,
				this.maxOpenFiles, 1000, this.maxFileSize, 0, 0, 0);
		return new StoreSettings(tree, state(), (record, line) -> line.appendAscii(record.message() + '\n'),
				new ModuleNaming(false, Map.of()), TestRecord.ORIGIN, this.sync, Duration.ofMillis(10),
				this.streamExpiry, this.maxStreams, this.listener);
	}

	CommitStore open() throws IOException {
		return CommitStore.open(settings());
	}

	/** Submit a chunk with one line for each position, to the file of a module. */
	CompletableFuture<Outcome> submit(CommitStore store, UUID stream, long from, long to, String logger) {
		LineBatch lines = store.newBatch();
		for (long position = from; position < to; position++) {
			lines.add(new TestRecord(logger, this.clock.millis(), Long.toString(position)));
		}
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		store.submit(new Delivery(ChunkId.data(stream, from, to), lines, outcome::complete));
		return outcome;
	}

	Outcome deliver(CommitStore store, UUID stream, long from, long to, String logger) throws Exception {
		return submit(store, stream, from, to, logger).get(10, TimeUnit.SECONDS);
	}

	/** Deliver a chunk after having been told that the stream is not known. */
	Outcome resume(CommitStore store, UUID stream, long from, long to, String logger) throws Exception {
		LineBatch lines = store.newBatch();
		for (long position = from; position < to; position++) {
			lines.add(new TestRecord(logger, this.clock.millis(), Long.toString(position)));
		}
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		store.submit(new Delivery(ChunkId.data(stream, from, to), true, StreamOwner.NOBODY, lines, outcome::complete));
		return outcome.get(10, TimeUnit.SECONDS);
	}

	/** Deliver a chunk of a sender. */
	Outcome deliver(CommitStore store, StreamOwner sender, UUID stream, long from, long to) throws Exception {
		LineBatch lines = store.newBatch();
		lines.add(new TestRecord("orders", this.clock.millis(), from + " to " + to));
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		store.submit(new Delivery(ChunkId.data(stream, from, to), false, sender, lines, outcome::complete));
		return outcome.get(10, TimeUnit.SECONDS);
	}

	/** Submit lines without a chunk. */
	CompletableFuture<Outcome> submit(CommitStore store, String logger, long epochMillis, String... messages) {
		LineBatch lines = store.newBatch();
		for (String message : messages) {
			lines.add(new TestRecord(logger, epochMillis, message));
		}
		CompletableFuture<Outcome> outcome = new CompletableFuture<>();
		store.submit(new Delivery(null, lines, outcome::complete));
		return outcome;
	}

	Outcome deliver(CommitStore store, String logger, long epochMillis, String... messages) throws Exception {
		return submit(store, logger, epochMillis, messages).get(10, TimeUnit.SECONDS);
	}

	static long mark(CommitStore store, UUID stream) throws Exception {
		return mark(store, StreamOwner.NOBODY, stream);
	}

	static long mark(CommitStore store, StreamOwner asker, UUID stream) throws Exception {
		CompletableFuture<Long> mark = new CompletableFuture<>();
		store.question(stream, asker, mark::complete);
		return mark.get(10, TimeUnit.SECONDS);
	}

	static void end(CommitStore store, UUID stream) throws Exception {
		CompletableFuture<Outcome> done = new CompletableFuture<>();
		store.end(stream, StreamOwner.NOBODY, done::complete);
		done.get(10, TimeUnit.SECONDS);
	}

	List<String> lines(String path) throws IOException {
		Path file = this.root.resolve(path);
		return Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
	}

	/** The files in month directories. */
	List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter(Files::isRegularFile)
				.map((file) -> this.root.relativize(file).toString())
				.filter((name) -> !name.startsWith("."))
				.sorted()
				.toList();
		}
	}

}
