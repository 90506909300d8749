package id.projectwise.logging.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settings of a tree and a look at its files.
 */
final class TestTree {

	final Path root;

	final RecordingListener listener = new RecordingListener();

	private final Clock clock;

	private Function<LocalDate, String> monthNaming = DateTimeFormatter.ofPattern("yyyy-MM")::format;

	private int maxOpenFiles = 64;

	private int maxModules = 100;

	private long maxFileSize;

	private int retentionDays;

	private int compressAfterDays;

	private long totalSizeCap;

	TestTree(Path root, Clock clock) {
		this.root = root;
		this.clock = clock;
	}

	TestTree months(String pattern) {
		this.monthNaming = DateTimeFormatter.ofPattern(pattern)::format;
		return this;
	}

	TestTree maxOpenFiles(int number) {
		this.maxOpenFiles = number;
		return this;
	}

	TestTree maxModules(int number) {
		this.maxModules = number;
		return this;
	}

	TestTree maxFileSize(long bytes) {
		this.maxFileSize = bytes;
		return this;
	}

	TestTree retentionDays(int days) {
		this.retentionDays = days;
		return this;
	}

	TestTree compressAfterDays(int days) {
		this.compressAfterDays = days;
		return this;
	}

	TestTree totalSizeCap(long bytes) {
		this.totalSizeCap = bytes;
		return this;
	}

	TreeSettings settings() {
		return new TreeSettings(this.root, this.clock, this.monthNaming, this.maxOpenFiles, this.maxModules,
				this.maxFileSize, this.retentionDays, this.compressAfterDays, this.totalSizeCap);
	}

	LogTree open() throws IOException {
		return new LogTree(settings(), this.listener);
	}

	void append(LogTree tree, String module, String line) {
		append(tree, module, this.clock.millis(), line);
	}

	static void append(LogTree tree, String module, long epochMillis, String line) {
		byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
		tree.module(module).append(epochMillis, bytes, 0, bytes.length);
	}

	static void appendOnce(Path root, Clock clock, String line) throws IOException {
		TestTree test = new TestTree(root, clock);
		try (LogTree tree = test.open()) {
			test.append(tree, "orders", line);
		}
	}

	void put(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	List<String> lines(String path) throws IOException {
		String text = Files.readString(this.root.resolve(path));
		return text.lines().toList();
	}

	/** The files of the tree, without the lock files. */
	List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.root)) {
			return files.filter((file) -> !Files.isDirectory(file))
				.map((file) -> this.root.relativize(file).toString())
				.filter((name) -> !name.equals(TreeLock.FILE_NAME) && !name.startsWith(TreeUse.FILE_NAME))
				.sorted()
				.toList();
		}
	}

}
