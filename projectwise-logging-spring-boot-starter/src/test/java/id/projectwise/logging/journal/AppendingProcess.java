package id.projectwise.logging.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A process whose threads append numbered lines for ever. How many calls of each thread
 * have returned is in a mapped file; what its receiver has, in another.
 */
final class AppendingProcess {

	static final int THREADS = 4;

	private static final String FILLER = "x".repeat(500);

	private final Process process;

	private final Path calls;

	private final Path received;

	private AppendingProcess(Process process, Path calls, Path received) {
		this.process = process;
		this.calls = calls;
		this.received = received;
	}

	static AppendingProcess start(Path directory, Path scratch, OverflowPolicy policy, long maxSize, boolean receives)
			throws IOException {
		Path calls = Files.createTempFile(scratch, "calls", "");
		Files.write(calls, new byte[8 * THREADS]);
		Path received = Files.createTempFile(scratch, "received", "");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp", System.getProperty("java.class.path"),
				AppendingProcess.class.getName(), directory.toString(), calls.toString(), received.toString(),
				policy.name(), String.valueOf(maxSize), String.valueOf(receives))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		if (process.getInputStream().read() != 'x') {
			throw new IOException("Not started");
		}
		return new AppendingProcess(process, calls, received);
	}

	/** Kill -9 when so many calls have returned. */
	void killAfter(long callCount) throws Exception {
		while (callsOf().stream().mapToLong(Long::longValue).sum() < callCount && this.process.isAlive()) {
			Thread.yield();
		}
		this.process.toHandle().destroyForcibly();
		if (this.process.waitFor() == 0) {
			throw new IllegalStateException("It ended by itself");
		}
	}

	/** How many calls of each thread have returned. */
	List<Long> callsOf() throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(this.calls));
		List<Long> counts = new ArrayList<>();
		for (int t = 0; t < THREADS; t++) {
			counts.add(buffer.getLong(8 * t));
		}
		return counts;
	}

	/** What the receiver has, up to the last chunk that is whole. */
	Received received() throws IOException {
		Received received = new Received(new ArrayList<>());
		List<String> lines = new ArrayList<>();
		String text = Files.readString(this.received, StandardCharsets.ISO_8859_1);
		for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
			if (line.startsWith("# ")) {
				String[] mark = line.split(" ");
				received.mark = Long.parseLong(mark[1]);
				received.missing += Long.parseLong(mark[2]);
				received.lines.addAll(lines);
				lines.clear();
			}
			else {
				lines.add(line);
			}
		}
		return received;
	}

	public static void main(String[] args) throws Exception {
		JournalSettings settings = new JournalSettings(Path.of(args[0]), "app", "owner", Long.parseLong(args[4]),
				OverflowPolicy.valueOf(args[3]), Duration.ofMillis(1), Clock.systemUTC());
		Journal journal = Journal.open(settings, new JournalListener() {
		});
		MappedByteBuffer calls;
		try (RandomAccessFile file = new RandomAccessFile(args[1], "rw")) {
			calls = file.getChannel().map(MapMode.READ_WRITE, 0, 8 * THREADS);
		}
		for (int t = 0; t < THREADS; t++) {
			int thread = t;
			new Thread(() -> append(journal, thread, calls)).start();
		}
		System.out.print('x');
		System.out.flush();
		if (Boolean.parseBoolean(args[5])) {
			receive(journal.live(), args[2]);
		}
	}

	private static void append(Journal journal, int thread, MappedByteBuffer calls) {
		for (long n = 0;; n++) {
			TestJournals.append(journal, thread + " " + n + " " + FILLER.substring((int) (n % 500)) + "!");
			calls.putLong(8 * thread, n + 1);
		}
	}

	private static void receive(JournalStream stream, String path) throws IOException {
		byte[] target = new byte[20_000];
		try (FileOutputStream file = new FileOutputStream(path, true)) {
			while (true) {
				JournalChunk chunk = stream.read(target);
				if (chunk != null) {
					Gap gap = chunk.gap();
					file.write((new String(target, 0, chunk.length(), StandardCharsets.ISO_8859_1) + "# " + chunk.to()
							+ " " + ((gap != null) ? gap.count() : 0) + "\n")
						.getBytes(StandardCharsets.ISO_8859_1));
					stream.acknowledge(chunk.to());
				}
			}
		}
	}

	/**
	 * What a receiver has.
	 */
	static final class Received {

		final List<String> lines;

		long mark;

		long missing;

		private Received(List<String> lines) {
			this.lines = lines;
		}

	}

}
